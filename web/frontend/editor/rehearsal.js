// Types some letters into an editor that nobody sees, as soon as the browser has nothing else to do: it makes code ready when
// it first runs, and on a slow phone a pupil's first letter, and first new line, would wait a tenth of a second for that.
// @ts-check
import { EditorView } from "@codemirror/view";
import { type } from "./keys.js";

const TEXT = 'for x in [1, "a"]:';
/** After so many lines the browser has made up its mind about most of the code. */
const LINES = 4;
/** A page that is never idle is busy with what its person waits for. */
const AT_LATEST_MS = 10_000;

/** @param {import("@codemirror/state").Extension} extensions of an editor that keeps nothing and tells nobody */
export function rehearse(extensions) {
  const view = new EditorView({ extensions });
  let left = LINES;
  const next = () => {
    for (const letter of TEXT) type(view, letter);
    press(view, "End");
    press(view, "Enter");
    left -= 1;
    if (left > 0) whenIdle(next);
    else view.destroy();
  };
  whenIdle(next);
}

/**
 * @param {EditorView} view
 * @param {string} key
 */
function press(view, key) {
  view.contentDOM.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}

/** @param {() => void} work a short piece of it: who types meanwhile waits no longer than for that */
function whenIdle(work) {
  if (window.requestIdleCallback) window.requestIdleCallback(work, { timeout: AT_LATEST_MS });
  else setTimeout(work);
}
