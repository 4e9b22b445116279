// What the row of keys above a phone's keyboard does in the editor: as if the key were on the keyboard itself.
// @ts-check
import { insertBracket } from "@codemirror/autocomplete";
import { indentLess, indentMore, insertTab, redo, undo } from "@codemirror/commands";
import { getIndentUnit } from "@codemirror/language";
import { nextField } from "./snippet.js";

/** @typedef {import("@codemirror/view").EditorView} EditorView */

/** @type {Record<string, import("@codemirror/view").Command>} */
const COMMANDS = { tab, indent: indentMore, dedent: indentLess, undo, redo };

/**
 * Types `text` where the cursor stands; brackets and quotes close themselves, as they do when typed.
 *
 * @param {EditorView} view
 * @param {string} text
 */
export function type(view, text) {
  const closed = view.state.readOnly ? null : insertBracket(view.state, text);
  if (closed) view.dispatch(closed);
  else view.dispatch(view.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
}

/**
 * @param {EditorView} view
 * @param {string} name one of tab, indent, dedent, undo, redo
 */
export function press(view, name) {
  COMMANDS[name]?.(view);
  view.focus();
}

/** @type {import("@codemirror/view").Command} */
function tab(view) {
  if (nextField(view)) return true;
  const { empty, head } = view.state.selection.main;
  if (!empty) return insertTab(view);
  const unit = getIndentUnit(view.state);
  const column = head - view.state.doc.lineAt(head).from;
  type(view, " ".repeat(unit - (column % unit)));
  return true;
}
