// A piece of code with fields to fill in: Tab goes from one to the next, and words say what belongs there.
//
// A template marks its fields: `for «i» in «range(5)»:`, with line breaks and tabs for its own indenting. It goes on a
// line of its own. The textarea hears "editor:field" ({words, number, count}) as a field is entered, and with null when
// there is none (any more).
// @ts-check
import { indentUnit } from "@codemirror/language";
import { EditorSelection, Prec, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, keymap } from "@codemirror/view";

/**
 * @typedef {{ from: number, to: number }} Range
 * @typedef {{ fields: readonly Range[], at: number, words: readonly string[] }} Active
 */

const PLACEHOLDER = /^\s*(\.\.\.|pass)\s*$/;
const FREE = /^\s*(\.\.\.|pass)?\s*$/;
const OPENS = /:\s*(#.*)?$/;

/** @type {import("@codemirror/state").StateEffectType<Active | null>} */
const setActive = StateEffect.define();

const field = StateField.define({
  create: () => /** @type {Active | null} */ (null),
  update(active, transaction) {
    for (const effect of transaction.effects) if (effect.is(setActive)) return effect.value;
    if (!active || transaction.isUserEvent("undo")) return null;
    const fields = transaction.docChanged ? active.fields.map((one) => mapped(one, transaction.changes)) : active.fields;
    const { from, to } = transaction.newSelection.main;
    const at = fields.findIndex((one) => one.from <= from && one.to >= to);
    return at < 0 ? null : { ...active, fields, at };
  },
  provide: (found) =>
    EditorView.decorations.from(found, (active) => {
      const filled = active?.fields.filter((one) => one.from < one.to) ?? [];
      return Decoration.set(filled.map((one) => mark.range(one.from, one.to)));
    }),
});

const mark = Decoration.mark({ class: "cm-field" });

const look = EditorView.theme({
  ".cm-field": {
    backgroundColor: "var(--board-wash)",
    boxShadow: "0 var(--stroke) 0 var(--board)",
    borderRadius: "var(--stroke)",
  },
});

/**
 * @param {Range} one
 * @param {import("@codemirror/state").ChangeDesc} changes
 */
function mapped(one, changes) {
  return { from: changes.mapPos(one.from, -1), to: changes.mapPos(one.to, 1) };
}

/** @param {HTMLTextAreaElement} textarea what is told of the fields */
export function snippets(textarea) {
  const tell = EditorView.updateListener.of(({ state, startState }) => {
    const [now, before] = [state.field(field), startState.field(field)];
    if (now?.at === before?.at && now?.words === before?.words) return;
    const detail = now && { words: now.words[now.at] ?? "", number: now.at + 1, count: now.fields.length };
    textarea.dispatchEvent(new CustomEvent("editor:field", { detail }));
  });
  const keys = [
    { key: "Tab", run: nextField, shift: previousField },
    { key: "Escape", run: leaveFields },
  ];
  return [field, look, tell, Prec.high(keymap.of(keys))];
}

/**
 * Puts it on the line of the cursor where nothing stands there yet, else below that line; the cursor is in its first field.
 *
 * @param {EditorView} view
 * @param {string} template
 * @param {readonly string[]} words what belongs into each field
 */
export function insertSnippet(view, template, words) {
  const { state } = view;
  const line = place(state);
  const own = /^\s*/.exec(line.text)?.[0] ?? "";
  const isFree = FREE.test(line.text);
  const unit = state.facet(indentUnit);
  const indent = isFree || !OPENS.test(line.text) ? own : own + unit;
  const from = isFree ? line.from : line.to;
  const lead = isFree ? indent : `\n${indent}`;
  const { text, fields } = read(template.replaceAll("\t", unit).replaceAll("\n", `\n${indent}`), from + lead.length);
  const first = fields[0] ?? { from: from + lead.length + text.length, to: from + lead.length + text.length };
  view.dispatch({
    changes: { from, to: line.to, insert: lead + text },
    selection: EditorSelection.range(first.from, first.to),
    effects: setActive.of(fields.length > 0 ? { fields, at: 0, words } : null),
    userEvent: "input.snippet",
    scrollIntoView: true,
  });
  view.focus();
}

/**
 * The line that it takes or follows: a starter's `...` right below the cursor waits to be replaced.
 *
 * @param {import("@codemirror/state").EditorState} state
 */
function place(state) {
  const line = state.doc.lineAt(state.selection.main.head);
  const below = line.number < state.doc.lines ? state.doc.line(line.number + 1) : null;
  return below && OPENS.test(line.text) && PLACEHOLDER.test(below.text) ? below : line;
}

/**
 * @param {string} template
 * @param {number} start where it will stand
 */
function read(template, start) {
  /** @type {Range[]} */
  const fields = [];
  let text = "";
  for (const [index, part] of template.split(/[«»]/).entries()) {
    if (index % 2 === 1) fields.push({ from: start + text.length, to: start + text.length + part.length });
    text += part;
  }
  return { text, fields };
}

/** @type {import("@codemirror/view").Command} */
export function nextField(view) {
  const active = view.state.field(field, false);
  if (!active) return false;
  const next = active.fields[active.at + 1];
  if (next) return enter(view, active, active.at + 1);
  const end = view.state.doc.lineAt(active.fields[active.at]?.to ?? 0).to;
  view.dispatch({ selection: { anchor: end }, effects: setActive.of(null), scrollIntoView: true });
  return true;
}

/** @type {import("@codemirror/view").Command} */
function previousField(view) {
  const active = view.state.field(field, false);
  return active !== null && active !== undefined && active.at > 0 && enter(view, active, active.at - 1);
}

/** @type {import("@codemirror/view").Command} */
function leaveFields(view) {
  if (!view.state.field(field, false)) return false;
  view.dispatch({ effects: setActive.of(null) });
  return true;
}

/**
 * @param {EditorView} view
 * @param {Active} active
 * @param {number} at
 */
function enter(view, active, at) {
  const { from, to } = active.fields[at] ?? { from: 0, to: 0 };
  view.dispatch({
    selection: EditorSelection.range(from, to),
    effects: setActive.of({ ...active, at }),
    scrollIntoView: true,
  });
  return true;
}
