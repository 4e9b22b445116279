// A button with `data-copy="#id"` copies the text of that element and says so in its own words (`data-copied`).
// @ts-check

/** @param {HTMLElement} button */
export function copy(button) {
  const label = button.textContent ?? "";
  button.hidden = false;
  button.addEventListener("click", async () => {
    const source = document.querySelector(button.dataset.copy ?? "");
    if (!source) return;
    if (await put(source)) {
      button.textContent = button.dataset.copied ?? label;
      window.setTimeout(() => (button.textContent = label), 2500);
    }
  });
}

/**
 * Copies through the clipboard interface, or by selecting where the page has no secure origin.
 *
 * @param {Element} source
 */
async function put(source) {
  const text = source instanceof HTMLInputElement ? source.value : (source.textContent ?? "");
  if (navigator.clipboard) {
    return navigator.clipboard.writeText(text.trim()).then(
      () => true,
      () => false,
    );
  }
  const range = document.createRange();
  range.selectNodeContents(source);
  const selection = window.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  return document.execCommand("copy");
}
