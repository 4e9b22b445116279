// An editor that shows a letter before it measures what has become of the line: whether it wrapped, how far to scroll.
//
// Measuring stands between a key and the frame that shows its letter, and takes an eighth of that time on a slow phone.
// @ts-check
import { EditorView } from "@codemirror/view";
import { afterFrame } from "./frame.js";

/** @typedef {Parameters<EditorView["requestMeasure"]>[0]} Measure nothing in particular where undefined */

/** The keyboards of phones do not tell which key was pressed. */
const UNTOLD = "Unidentified";

export class PaintFirstView extends EditorView {
  /** @type {Set<Measure> | null} what is to be measured after the frame; null where no letter is on its way to the screen */
  held = null;

  /** @param {import("@codemirror/view").EditorViewConfig} config */
  constructor(config) {
    super(config);
    // Before the editor itself hears of the key, which makes it ask for a measure.
    this.dom.addEventListener("keydown", (event) => isLetter(event) && this.paintFirst(), { capture: true });
  }

  /** Whatever asks for a measure from now on waits until the next frame is drawn. */
  paintFirst() {
    if (this.held) return;
    const held = new Set();
    this.held = held;
    afterFrame(() => {
      this.held = null;
      for (const measure of held) this.requestMeasure(measure);
    });
  }

  /**
   * @override
   * @param {Measure} [measure]
   */
  requestMeasure(measure) {
    if (this.held) this.held.add(measure);
    else super.requestMeasure(measure);
  }
}

/** @param {KeyboardEvent} event */
function isLetter({ key, ctrlKey, altKey, metaKey }) {
  return (key.length === 1 || key === UNTOLD) && !ctrlKey && !altKey && !metaKey;
}
