// Letters of a keyboard go into the text straight away, instead of through the browser's editing and back out of the page.
//
// Left to itself the browser puts a letter into the page, lays it out, moves its cursor and only then tells the editor, which
// reads the page to find out what happened and draws the line again: half of the work that a key makes.
// @ts-check
import { EditorView } from "@codemirror/view";

const LETTER = /^[^\r\n]$/u;

/**
 * Only a plain letter where the editor's own cursor is: composed text (input methods, phones' keyboards), replacements
 * (accents chosen from a list, corrections) and everything that deletes or breaks a line take the usual way.
 *
 * @param {InputEvent} event
 * @param {EditorView} view
 */
function isPlain(event, view) {
  if (event.inputType !== "insertText" || !event.cancelable || event.isComposing || !LETTER.test(event.data ?? "")) return false;
  if (view.composing || view.compositionStarted || Reflect.get(view.contentDOM, "editContext")) return false;
  return !view.state.readOnly && view.state.selection.ranges.length === 1 && isWhereThePageHasIt(event, view);
}

/**
 * Whether the browser would put it where the editor would: something may have moved the page's cursor since.
 *
 * @param {InputEvent} event
 * @param {EditorView} view
 */
function isWhereThePageHasIt(event, view) {
  const selection = document.getSelection();
  const range = event.getTargetRanges()[0] ?? (selection?.rangeCount ? selection.getRangeAt(0) : null);
  const { from, to } = view.state.selection.main;
  if (!range || at(view, range.startContainer, range.startOffset) !== from) return false;
  return from === to ? range.collapsed : at(view, range.endContainer, range.endOffset) === to;
}

/**
 * The place of the text; null outside of the editor.
 *
 * @param {EditorView} view
 * @param {Node} node
 * @param {number} offset
 */
function at(view, node, offset) {
  return view.contentDOM.contains(node) ? view.posAtDOM(node, offset) : null;
}

/** @type {(event: InputEvent, view: EditorView) => boolean} */
const beforeinput = (event, view) => {
  if (!isPlain(event, view)) return false;
  const { state } = view;
  const { from, to } = state.selection.main;
  const text = event.data ?? "";
  const insert = () => state.update(state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
  if (!state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, text, insert))) view.dispatch(insert());
  return true;
};

/** Where the editor talks to the keyboard through an edit context (Android), and in browsers we do not test, nothing changes. */
export function typed() {
  return "EditContext" in window ? EditorView.domEventHandlers({ beforeinput }) : [];
}
