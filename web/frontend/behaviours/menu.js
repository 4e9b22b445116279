// A `<details data-menu>` closes when one looks elsewhere, and on Escape.
// @ts-check

/** @param {HTMLElement} element */
export function menu(element) {
  if (!(element instanceof HTMLDetailsElement)) return;
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !element.contains(event.target)) element.open = false;
  });
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !element.open) return;
    element.open = false;
    element.querySelector("summary")?.focus();
  });
}
