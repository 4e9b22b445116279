// A form with `data-send-on-change` is sent as soon as one of its choices changes; its button is only for pages without scripts.
// @ts-check

/** @param {HTMLElement} form */
export function sendOnChange(form) {
  if (!(form instanceof HTMLFormElement)) return;
  const button = form.querySelector("button");
  if (button) button.hidden = true;
  form.addEventListener("change", () => form.requestSubmit());
}
