// A button with `data-reset="#id"` puts the starter code (its `data-starter`) back into that textarea; the element
// `[data-reset-done]` then offers to take it back.
// @ts-check
import { replaceText } from "./code-text.js";

/** @param {HTMLElement} button */
export function reset(button) {
  const textarea = document.querySelector(button.dataset.reset ?? "");
  const done = button.closest("form")?.querySelector("[data-reset-done]");
  if (!(textarea instanceof HTMLTextAreaElement) || !(done instanceof HTMLElement)) return;
  let before = textarea.value;
  button.hidden = false;
  button.addEventListener("click", () => {
    if (textarea.value === button.dataset.starter) return;
    before = textarea.value;
    replaceText(textarea, button.dataset.starter ?? "");
    done.hidden = false;
    done.querySelector("button")?.focus();
  });
  done.querySelector("button")?.addEventListener("click", () => {
    replaceText(textarea, before);
    done.hidden = true;
  });
}
