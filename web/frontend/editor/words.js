// Words as Thai has them, without spaces between: moving, deleting and double clicking go by the dictionary's breaks.
// @ts-check
import { EditorSelection, Prec } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";

const THAI = /[\u0e01-\u0e5b]/;

/** Browsers without a segmenter keep the editor's own idea of a word. */
const segmenter = "Segmenter" in Intl ? new Intl.Segmenter("th", { granularity: "word" }) : null;

/**
 * The run of Thai letters around `at`, divided into words; null where there is none.
 *
 * @param {string} text
 * @param {number} at
 * @returns {{ from: number, to: number }[] | null}
 */
function thaiWords(text, at) {
  let from = at;
  let to = at;
  while (from > 0 && THAI.test(text.charAt(from - 1))) from -= 1;
  while (to < text.length && THAI.test(text.charAt(to))) to += 1;
  if (!segmenter || from === to) return null;
  return [...segmenter.segment(text.slice(from, to))].map(({ index, segment }) => ({
    from: from + index,
    to: from + index + segment.length,
  }));
}

/**
 * Where the Thai word beside the cursor ends on that side; null where no Thai letter stands there.
 *
 * @param {EditorView} view
 * @param {number} head
 * @param {boolean} forward
 */
function edge(view, head, forward) {
  const line = view.state.doc.lineAt(head);
  const at = head - line.from;
  if (!THAI.test(line.text.charAt(forward ? at : at - 1))) return null;
  const words = thaiWords(line.text, at) ?? [];
  const word = words.find(({ from, to }) => (forward ? from <= at && at < to : from < at && at <= to));
  return word ? line.from + (forward ? word.to : word.from) : null;
}

/**
 * @param {boolean} forward
 * @param {boolean} extend
 * @returns {import("@codemirror/view").Command}
 */
const move = (forward, extend) => (view) => {
  const { anchor, head } = view.state.selection.main;
  const to = edge(view, head, forward);
  if (to === null) return false;
  const selection = extend ? EditorSelection.range(anchor, to) : EditorSelection.cursor(to);
  view.dispatch({ selection, scrollIntoView: true, userEvent: "select" });
  return true;
};

/**
 * @param {boolean} forward
 * @returns {import("@codemirror/view").Command}
 */
const remove = (forward) => (view) => {
  const { empty, head } = view.state.selection.main;
  const to = empty && !view.state.readOnly ? edge(view, head, forward) : null;
  if (to === null) return false;
  const changes = { from: Math.min(head, to), to: Math.max(head, to) };
  view.dispatch({ changes, scrollIntoView: true, userEvent: forward ? "delete.forward" : "delete.backward" });
  return true;
};

/** @type {import("@codemirror/view").KeyBinding[]} */
const keys = [
  { key: "Mod-ArrowLeft", mac: "Alt-ArrowLeft", run: move(false, false), shift: move(false, true) },
  { key: "Mod-ArrowRight", mac: "Alt-ArrowRight", run: move(true, false), shift: move(true, true) },
  { key: "Mod-Backspace", mac: "Alt-Backspace", run: remove(false) },
  { key: "Mod-Delete", mac: "Alt-Delete", run: remove(true) },
];

/** A double click takes one Thai word; anything else is left to the editor. */
const doubleClick = EditorView.mouseSelectionStyle.of((view, event) => {
  if (event.detail !== 2 || event.button !== 0) return null;
  const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
  if (at === null) return null;
  const line = view.state.doc.lineAt(at);
  const words = thaiWords(line.text, at - line.from) ?? [];
  const word = words.find(({ from, to }) => from <= at - line.from && at - line.from < to) ?? words.at(-1);
  if (!word) return null;
  const selection = EditorSelection.single(line.from + word.from, line.from + word.to);
  return { get: () => selection, update: () => false };
});

export function words() {
  return [Prec.high(keymap.of(keys)), doubleClick];
}
