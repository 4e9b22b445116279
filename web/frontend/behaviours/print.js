// A button with `data-print` prints the page; without scripts it stays hidden.
// @ts-check

/** @param {HTMLElement} button */
export function print(button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
