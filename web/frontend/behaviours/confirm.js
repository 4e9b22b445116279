// Asks before a form with `data-confirm="the question"` is sent.
// @ts-check

/** @param {HTMLElement} form */
export function confirmFirst(form) {
  form.addEventListener("submit", (event) => {
    if (!window.confirm(form.dataset.confirm)) event.preventDefault();
  });
}
