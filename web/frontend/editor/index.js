// Mounts CodeMirror on a textarea, which goes on holding the text.
// @ts-check
import { defaultKeymap, history, historyKeymap, indentWithTab, undo } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { nonce } from "../page.js";
import { lineMarks, markLine, clearMarks } from "./marks.js";
import { languageNamed } from "./languages.js";
import { appearance } from "./theme.js";

/**
 * Replaces the textarea by an editor of the same text, name and label.
 *
 * @param {HTMLTextAreaElement} textarea
 * @returns {EditorView}
 */
export function mount(textarea) {
  const language = new Compartment();
  const view = new EditorView({
    doc: textarea.value,
    extensions: [
      behaviour(textarea),
      language.of([]),
      appearance(),
      lineMarks(),
      EditorView.cspNonce.of(nonce()),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        textarea.value = update.state.doc.toString();
        textarea.dispatchEvent(new Event("input", { bubbles: true }));
      }),
    ],
  });
  textarea.after(view.dom);
  textarea.hidden = true;
  listen(textarea, view);
  // Whoever types first has no colours for a moment; without a network they may never come, and nothing else is missing then.
  languageNamed(textarea.dataset.editor || "python").then(
    (support) => view.dispatch({ effects: language.reconfigure(support) }),
    () => {},
  );
  return view;
}

/** @param {HTMLTextAreaElement} textarea */
function behaviour(textarea) {
  const narrow = window.matchMedia("(max-width: 47.99em)").matches;
  return [
    lineNumbers(),
    history(),
    bracketMatching(),
    indentOnInput(),
    highlightActiveLine(),
    indentUnit.of("    "),
    EditorState.tabSize.of(4),
    EditorState.readOnly.of(textarea.readOnly),
    keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
    EditorView.contentAttributes.of(attributes(textarea)),
    narrow ? EditorView.lineWrapping : [],
  ];
}

/**
 * The label and description of the textarea, for those who hear the page; and no help from the phone's keyboard,
 * which would write capital letters and curly quotes into code.
 *
 * @param {HTMLTextAreaElement} textarea
 * @returns {Record<string, string>}
 */
function attributes(textarea) {
  /** @type {Record<string, string>} */
  const found = { autocapitalize: "off", autocorrect: "off", spellcheck: "false", tabindex: "0", translate: "no" };
  const label = textarea.labels?.[0]?.textContent?.trim() ?? textarea.getAttribute("aria-label");
  const description = textarea.getAttribute("aria-describedby");
  if (label) found["aria-label"] = label;
  if (description) found["aria-describedby"] = description;
  return found;
}

/**
 * @param {HTMLTextAreaElement} textarea
 * @param {EditorView} view
 */
function listen(textarea, view) {
  /** @type {Record<string, (detail: any) => void>} */
  const answers = {
    "editor:replace": ({ text }) =>
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, userEvent: "input.replace" }),
    "editor:insert": ({ text }) => view.dispatch(view.state.replaceSelection(text), { userEvent: "input.type" }),
    "editor:mark": ({ line, message }) => markLine(view, line, message),
    "editor:clear": () => clearMarks(view),
    "editor:undo": () => undo(view),
  };
  for (const [name, answer] of Object.entries(answers)) {
    textarea.addEventListener(name, (event) => answer(event instanceof CustomEvent ? (event.detail ?? {}) : {}));
  }
  for (const label of textarea.labels ?? []) label.addEventListener("click", () => view.focus());
}
