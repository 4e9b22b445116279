// What is read to who hears the page of a run: at once, or only where it has lasted. One thing at a time, and never a flood.
// @ts-check

const LASTING_MS = 1_000;

export class Aloud {
  /** @param {HTMLElement} element a live region */
  constructor(element) {
    this.element = element;
    this.timer = 0;
  }

  /** @param {string} words */
  now(words) {
    this.quiet();
    this.element.textContent = words;
  }

  /** What was to be said soon is not any more. */
  quiet() {
    window.clearTimeout(this.timer);
  }

  /** @param {string} words what is said unless something else is, or should be, within a moment */
  soon(words) {
    this.quiet();
    this.timer = window.setTimeout(() => this.now(words), LASTING_MS);
  }
}
