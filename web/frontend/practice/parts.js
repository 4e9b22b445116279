// The elements of the practice desk, found once; a page without one of them is a mistake of ours.
// @ts-check

/**
 * @param {ParentNode} root
 * @param {string} name
 * @returns {HTMLElement}
 */
function part(root, name) {
  const found = root.querySelector(`[data-practice-${name}]`);
  if (!(found instanceof HTMLElement)) throw new Error(`[data-practice-${name}] is missing on this page`);
  return found;
}

/** @param {HTMLFormElement} form */
export function partsOf(form) {
  const desk = part(form, "desk");
  return {
    desk,
    run: /** @type {HTMLButtonElement} */ (part(form, "run")),
    /** Where there are tests to try. */
    tryTests: /** @type {HTMLButtonElement | null} */ (form.querySelector("[data-practice-try]")),
    /** What becomes of a run. */
    state: part(desk, "state"),
    /** How far Python itself is. */
    engine: part(desk, "engine"),
    progress: /** @type {HTMLProgressElement} */ (part(desk, "progress")),
    notice: part(desk, "notice"),
    screen: part(desk, "screen"),
    question: part(desk, "question"),
    input: /** @type {HTMLTextAreaElement} */ (part(desk, "input")),
    help: part(desk, "help"),
    ended: part(desk, "ended"),
    said: part(desk, "said"),
    files: part(desk, "files"),
    report: part(form, "report"),
    result: /** @type {HTMLElement} */ (form.querySelector("#result")),
    live: /** @type {HTMLElement} */ (form.querySelector("[data-live-report]")),
  };
}

/**
 * A button that starts something shows how to stop it while it runs.
 *
 * @param {HTMLButtonElement | null} button
 * @param {boolean} running
 */
export function showStop(button, running) {
  for (const face of button?.querySelectorAll("[data-when]") ?? []) {
    if (face instanceof HTMLElement) face.hidden = (face.dataset.when === "running") !== running;
  }
  button?.classList.toggle("is-running", running);
}
