// The text of a code box, whether it is a plain textarea still or an editor already.
// @ts-check

/**
 * Puts `text` in place of all of it, in a way that the editor can undo.
 *
 * @param {HTMLTextAreaElement} textarea
 * @param {string} text
 */
export function replaceText(textarea, text) {
  if (isEditor(textarea)) {
    textarea.dispatchEvent(new CustomEvent("editor:replace", { detail: { text } }));
    return;
  }
  textarea.value = text;
  textarea.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * Types `text` where the cursor stands.
 *
 * @param {HTMLTextAreaElement} textarea
 * @param {string} text
 */
export function insertText(textarea, text) {
  if (isEditor(textarea)) {
    textarea.dispatchEvent(new CustomEvent("editor:insert", { detail: { text } }));
    return;
  }
  textarea.setRangeText(text, textarea.selectionStart, textarea.selectionEnd, "end");
  textarea.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * Marks a line and says what is the matter there; a plain textarea cannot.
 *
 * @param {HTMLTextAreaElement} textarea
 * @param {number} line from 1
 * @param {string} message
 */
export function markLine(textarea, line, message) {
  textarea.dispatchEvent(new CustomEvent("editor:mark", { detail: { line, message } }));
}

/** @param {HTMLTextAreaElement} textarea */
export function clearMarks(textarea) {
  textarea.dispatchEvent(new CustomEvent("editor:clear"));
}

/** @param {HTMLTextAreaElement} textarea */
function isEditor(textarea) {
  return textarea.hidden;
}

/**
 * The code boxes of a form.
 *
 * @param {HTMLFormElement} form
 * @returns {HTMLTextAreaElement[]}
 */
export function textareasOf(form) {
  const found = [...form.querySelectorAll("textarea[data-draft]")];
  return found.filter((element) => element instanceof HTMLTextAreaElement);
}

/**
 * What stands in them.
 *
 * @param {HTMLFormElement} form
 * @returns {Record<string, string>} file name to source
 */
export function filesOf(form) {
  return Object.fromEntries(textareasOf(form).map((textarea) => [textarea.dataset.draft ?? "", textarea.value]));
}
