// A `<textarea data-draft="solution.py">` inside a form with `data-user` and `data-exercise` keeps its text on this
// device at every keystroke, and finds it again after the page was closed, the link lost or the battery empty.
//
// `data-server-at` is when the server got the text that the page came with. A draft that grew from that text or is newer
// takes its place; any other one that differs is offered by the hidden element `[data-older-draft]` of the form.
// @ts-check
import { draftName, readDraft, saveDraft } from "../offline/drafts.js";
import { replaceText } from "./code-text.js";
import { showSaved } from "./saved.js";

/** @param {HTMLElement} element */
export function draft(element) {
  if (!(element instanceof HTMLTextAreaElement) || !element.form) return;
  const { user = "", exercise = "" } = element.form.dataset;
  const name = draftName(user, exercise, element.dataset.draft ?? "");
  const found = readDraft(name);
  if (found && found.text !== element.value) {
    const serverAt = element.dataset.serverAt ?? "";
    if (found.base === serverAt || found.at > serverAt) {
      element.value = found.text;
      showSaved("here");
    } else {
      offer(element, found.text);
    }
  }
  element.addEventListener("input", () => {
    showSaved(saveDraft(name, element.value, element.dataset.serverAt ?? "") ? "here" : "nowhere");
  });
}

/**
 * @param {HTMLTextAreaElement} textarea
 * @param {string} text
 */
function offer(textarea, text) {
  const box = textarea.form?.querySelector("[data-older-draft]");
  const button = box?.querySelector("button");
  if (!(box instanceof HTMLElement) || !button) return;
  box.hidden = false;
  button.addEventListener("click", () => {
    replaceText(textarea, text);
    box.hidden = true;
  });
}
