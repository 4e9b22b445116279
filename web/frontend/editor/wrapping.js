// Long lines wrap, and what wraps stands deeper than its line begins, so that indenting can still be read.
// @ts-check
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, EditorView, ViewPlugin } from "@codemirror/view";

const UNIT = 4;
const DEEPEST = 6;

const depths = Array.from({ length: DEEPEST + 1 }, (_, depth) => Decoration.line({ class: `cm-hang-${depth}` }));

/** @param {EditorView} view */
function decorations(view) {
  /** @type {RangeSetBuilder<Decoration>} */
  const builder = new RangeSetBuilder();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const depth = Math.min(DEEPEST, Math.floor((/^ */.exec(line.text)?.[0].length ?? 0) / UNIT));
      const found = depths[depth];
      if (found) builder.add(line.from, line.from, found);
      at = line.to + 1;
    }
  }
  return builder.finish();
}

const hanging = ViewPlugin.define(
  (view) => ({
    found: decorations(view),
    update(change) {
      if (change.docChanged || change.viewportChanged) this.found = decorations(change.view);
    },
  }),
  { decorations: (plugin) => plugin.found },
);

const look = EditorView.theme(
  Object.fromEntries(
    depths.map((_, depth) => {
      const hang = `${(depth + 1) * UNIT}ch`;
      return [`.cm-line.cm-hang-${depth}`, { paddingLeft: `calc(var(--space-2) + ${hang})`, textIndent: `-${hang}` }];
    }),
  ),
);

export function wrapping() {
  return [EditorView.lineWrapping, hanging, look];
}
