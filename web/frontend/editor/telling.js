// Tells the textarea of what was typed once the letter stands on the screen: who listens (drafts, runners) costs no delay.
// @ts-check
import { EditorView } from "@codemirror/view";
import { afterFrame } from "./frame.js";

/** A page in the background draws nothing: then it is told after this time. */
const AT_LATEST_MS = 100;

/**
 * The textarea holds the text at once; it sends "input" after the frame that shows it, or before anything that may end the page.
 *
 * @param {HTMLTextAreaElement} textarea
 */
export function telling(textarea) {
  let waiting = 0;
  const tell = () => {
    if (!waiting) return;
    window.clearTimeout(waiting);
    waiting = 0;
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
  };
  for (const ending of ["pagehide", "visibilitychange", "blur"]) window.addEventListener(ending, tell);
  textarea.form?.addEventListener("submit", tell, { capture: true });
  return EditorView.updateListener.of(({ docChanged, state, transactions }) => {
    if (!docChanged) return;
    textarea.value = state.doc.toString();
    const typed = transactions.every((one) => one.isUserEvent("input.type") || one.isUserEvent("delete"));
    if (waiting && typed) return;
    waiting ||= window.setTimeout(tell, AT_LATEST_MS);
    if (typed) afterFrame(tell);
    else tell();
  });
}
