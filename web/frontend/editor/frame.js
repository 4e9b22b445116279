// What may wait until the browser has drawn what there is to draw.
// @ts-check

/** @param {() => void} work run after the next frame; a page in the background draws none until it is seen again */
export function afterFrame(work) {
  window.requestAnimationFrame(() => window.setTimeout(work));
}
