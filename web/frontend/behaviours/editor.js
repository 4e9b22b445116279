// A `<textarea data-editor>` becomes a code editor; the editor itself is loaded only where one is asked for.
//
// The textarea stays the truth: it holds the text at all times and sends "input" as a plain one would, so forms,
// drafts and runners need not know that an editor is there. The other way round, send the textarea
// "editor:replace" ({text}), "editor:insert" ({text}), "editor:mark" ({line, message}), "editor:clear" or "editor:undo";
// "editor:press" ({key}: tab, indent, dedent, undo, redo), "editor:snippet" ({template, told}), "editor:reveal".
// It hears "editor:ready" when the editor has taken over, and "editor:field" (see editor/snippet.js).
// @ts-check

/** @param {HTMLElement} element */
export function editor(element) {
  if (!(element instanceof HTMLTextAreaElement)) return;
  import("../editor/index.js").then(({ mount }) => {
    mount(element);
    element.dispatchEvent(new Event("editor:ready"));
  });
}
