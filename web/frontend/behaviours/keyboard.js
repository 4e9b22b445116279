// `data-keyboard` is the part of the page where one types: while a phone's keyboard is open, the page is as high as what
// can still be seen, so nothing of it lies under the keyboard.
//
// `<html>` gets "is-typing" meanwhile, "is-cramped" where hardly a line is left, and the style sheet two sizes: `--seen`, the
// height that can be seen, and `--seen-top`, how far it has slid (on iPhones the page stays as high as it was).
// @ts-check

const KEYBOARD_AT_LEAST = 120;
const CRAMPED_BELOW = 260;

/** @param {HTMLElement} part */
export function keyboard(part) {
  const seen = window.visualViewport;
  if (!seen || !window.matchMedia("(any-pointer: coarse)").matches) return;
  const root = document.documentElement;
  /** @type {Map<number, number>} the greatest height by width: the screen may be turned */
  const heights = new Map();

  const measure = () => {
    const height = Math.round(seen.height * seen.scale);
    const full = Math.max(heights.get(window.innerWidth) ?? 0, window.innerHeight, height);
    heights.set(window.innerWidth, full);
    const typing = part.contains(document.activeElement) && seen.scale < 1.05 && full - height >= KEYBOARD_AT_LEAST;
    root.classList.toggle("is-typing", typing);
    root.classList.toggle("is-cramped", typing && height < CRAMPED_BELOW);
    root.style.setProperty("--seen", `${height}px`);
    root.style.setProperty("--seen-top", `${Math.round(seen.offsetTop)}px`);
    if (typing) window.requestAnimationFrame(() => reveal(part));
  };

  seen.addEventListener("resize", measure);
  seen.addEventListener("scroll", measure);
  part.addEventListener("focusin", measure);
  part.addEventListener("focusout", () => window.requestAnimationFrame(measure));
  measure();
}

/**
 * Scrolls the line that is typed in to where it can be seen.
 *
 * @param {HTMLElement} part
 */
function reveal(part) {
  const editor = document.activeElement?.closest(".cm-editor");
  for (const textarea of part.querySelectorAll("textarea[data-editor]")) {
    if (textarea.nextElementSibling === editor) textarea.dispatchEvent(new CustomEvent("editor:reveal"));
  }
}
