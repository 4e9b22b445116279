// Buttons with `data-reset="#id"` put the starter code (their `data-starter`) back into that textarea; the element
// `[data-reset-done]` then offers to take it back.
// @ts-check
import { replaceText } from "./code-text.js";

/** @type {WeakMap<Element, string>} what was there before, by the element that offers it */
const before = new WeakMap();

/** @param {HTMLElement} button */
export function reset(button) {
  const textarea = document.querySelector(button.dataset.reset ?? "");
  const done = button.closest("form")?.querySelector("[data-reset-done]");
  if (!(textarea instanceof HTMLTextAreaElement) || !(done instanceof HTMLElement)) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    if (textarea.value === button.dataset.starter) return;
    before.set(done, textarea.value);
    replaceText(textarea, button.dataset.starter ?? "");
    done.hidden = false;
    done.querySelector("button")?.focus();
  });
  done.querySelector("button")?.addEventListener("click", () => {
    const text = before.get(done);
    before.delete(done);
    if (text !== undefined) replaceText(textarea, text);
    done.hidden = true;
  });
}
