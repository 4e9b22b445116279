// `data-symbols="#id"` is a row of keys that a phone's keyboard hides; each types its `data-key` into that textarea.
// @ts-check
import { insertText } from "./code-text.js";

/** @param {HTMLElement} row */
export function symbols(row) {
  const textarea = document.querySelector(row.dataset.symbols ?? "");
  if (!(textarea instanceof HTMLTextAreaElement)) return;
  row.hidden = false;
  // The keyboard stays open: pressing a key must not take the focus away from the code.
  row.addEventListener("pointerdown", (event) => event.preventDefault());
  row.addEventListener("click", (event) => {
    const key = event.target instanceof Element ? event.target.closest("[data-key]") : null;
    if (!(key instanceof HTMLElement)) return;
    if (key.dataset.key === "undo") textarea.dispatchEvent(new CustomEvent("editor:undo"));
    else insertText(textarea, key.dataset.key ?? "");
  });
}
