// Mounts CodeMirror on a textarea, which goes on holding the text.
// @ts-check
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { nonce } from "../page.js";
import { press, type } from "./keys.js";
import { languageNamed } from "./languages.js";
import { clearMarks, lineMarks, markLine } from "./marks.js";
import { PaintFirstView } from "./paint-first.js";
import { rehearse } from "./rehearsal.js";
import { insertSnippet, snippets } from "./snippet.js";
import { telling } from "./telling.js";
import { appearance } from "./theme.js";
import { typed } from "./typed.js";
import { words } from "./words.js";
import { wrapping } from "./wrapping.js";

/** Between the line that is typed and what stands above and below the editor. */
const ROOM = { top: 8, bottom: 8 };

/**
 * Replaces the textarea by an editor of the same text, name and label.
 *
 * @param {HTMLTextAreaElement} textarea
 * @returns {EditorView}
 */
export function mount(textarea) {
  const language = new Compartment();
  const view = new PaintFirstView({
    doc: textarea.value,
    extensions: [
      behaviour(textarea),
      language.of([]),
      appearance(),
      lineMarks(),
      EditorView.cspNonce.of(nonce()),
      telling(textarea),
    ],
  });
  textarea.after(view.dom);
  textarea.hidden = true;
  listen(textarea, view);
  // Whoever types first has no colours for a moment; without a network they may never come, and nothing else is missing then.
  languageNamed(textarea.dataset.editor || "python").then(
    (support) => {
      view.dispatch({ effects: language.reconfigure(support) });
      rehearse([behaviour(document.createElement("textarea")), support, appearance()]);
    },
    () => {},
  );
  return view;
}

/** @param {HTMLTextAreaElement} textarea */
function behaviour(textarea) {
  return [
    lineNumbers(),
    highlightSpecialChars({ addSpecialChars: /\u00a0/g }),
    history(),
    bracketMatching(),
    closeBrackets(),
    indentOnInput(),
    highlightActiveLine(),
    indentUnit.of("    "),
    EditorState.tabSize.of(4),
    EditorState.readOnly.of(textarea.readOnly),
    snippets(textarea),
    typed(),
    words(),
    EditorView.scrollMargins.of(() => ROOM),
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
    EditorView.contentAttributes.of(attributes(textarea)),
    wrapping(),
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
    "editor:insert": ({ text }) => type(view, text),
    "editor:press": ({ key }) => press(view, key),
    "editor:snippet": ({ template, told }) => insertSnippet(view, template, told),
    "editor:mark": ({ line, message }) => markLine(view, line, message),
    "editor:clear": () => clearMarks(view),
    "editor:undo": () => press(view, "undo"),
    "editor:reveal": () => view.dispatch({ effects: EditorView.scrollIntoView(view.state.selection.main.head) }),
  };
  for (const [name, answer] of Object.entries(answers)) {
    textarea.addEventListener(name, (event) => answer(event instanceof CustomEvent ? (event.detail ?? {}) : {}));
  }
  for (const label of textarea.labels ?? []) label.addEventListener("click", () => view.focus());
}
