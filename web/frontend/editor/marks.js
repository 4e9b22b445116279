// Marks a line of the editor and says under it, in plain words, what is the matter there.
// @ts-check
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, WidgetType } from "@codemirror/view";

/** @typedef {{ line: number, message: string }} Mark */

/** @type {import("@codemirror/state").StateEffectType<Mark>} */
const setMark = StateEffect.define();
/** @type {import("@codemirror/state").StateEffectType<null>} */
const dropMarks = StateEffect.define();

const lineClass = Decoration.line({ class: "cm-marked" });

class Note extends WidgetType {
  /** @param {string} message */
  constructor(message) {
    super();
    this.message = message;
  }

  /**
   * @override
   * @param {Note} other
   */
  eq(other) {
    return other.message === this.message;
  }

  /** @override */
  toDOM() {
    const note = document.createElement("div");
    note.className = "cm-note";
    note.setAttribute("role", "note");
    note.textContent = this.message;
    return note;
  }
}

const field = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(dropMarks)) next = Decoration.none;
      if (effect.is(setMark)) next = next.update({ add: decorations(transaction.state, effect.value), sort: true });
    }
    return next;
  },
  provide: (marks) => EditorView.decorations.from(marks),
});

/**
 * @param {import("@codemirror/state").EditorState} state
 * @param {Mark} mark
 */
function decorations(state, { line, message }) {
  const at = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
  const found = [lineClass.range(at.from)];
  if (message) found.push(Decoration.widget({ widget: new Note(message), block: true, side: 1 }).range(at.to));
  return found;
}

// A note is as wide as the part of the editor that is to be seen, however long the lines of code are.
const look = EditorView.theme({
  ".cm-scroller": { containerType: "inline-size" },
  ".cm-marked": { backgroundColor: "var(--not-yet-wash)", boxShadow: "inset var(--space-1) 0 0 var(--not-yet)" },
  ".cm-note": {
    fontFamily: "var(--font-text)",
    fontSize: "var(--text-small)",
    lineHeight: "var(--line-text)",
    color: "var(--not-yet)",
    padding: "0 var(--space-3) var(--space-1)",
    whiteSpace: "normal",
    width: "0",
    minWidth: "min(100%, 100cqw - var(--space-8))",
  },
});

export function lineMarks() {
  return [field, look];
}

/**
 * @param {EditorView} view
 * @param {number} line from 1
 * @param {string} message
 */
export function markLine(view, line, message) {
  view.dispatch({ effects: [dropMarks.of(null), setMark.of({ line, message })] });
}

/** @param {EditorView} view */
export function clearMarks(view) {
  view.dispatch({ effects: dropMarks.of(null) });
}
