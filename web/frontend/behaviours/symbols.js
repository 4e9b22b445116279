// `data-symbols` is the row of keys beside the code: signs that a phone's keyboard hides, and pieces of code to fill in.
//
// Inside: `data-key` types its text, `data-press` does what it names (tab, indent, dedent, undo, redo), `data-snippet`
// (JSON: {template, told}) puts a piece of code with fields. `data-turn` turns the row from signs to pieces and back.
// `data-click` closes the keyboard and presses the button that it names.
// `data-guide` with `data-guide-words` and `data-guide-next` says what belongs into a field, and goes to the next one.
// All of it goes to the textarea `data-symbols` names, or to the one of the form that was written in last.
// @ts-check
import { each } from "../page.js";
import { insertText } from "./code-text.js";

/** @param {HTMLElement} row */
export function symbols(row) {
  let textarea = document.querySelector(row.dataset.symbols ?? "");
  if (!(textarea instanceof HTMLTextAreaElement)) return;
  for (const box of textarea.form?.querySelectorAll("textarea[data-editor]") ?? []) {
    if (!(box instanceof HTMLTextAreaElement)) continue;
    box.addEventListener("editor:ready", () => {
      box.nextElementSibling?.addEventListener("focusin", () => (textarea = box));
    });
    box.addEventListener("editor:field", (event) => event instanceof CustomEvent && guide(row, event.detail));
  }
  row.hidden = false;
  // The keyboard stays open: pressing a key must not take the focus away from the code.
  for (const kind of ["pointerdown", "mousedown"]) row.addEventListener(kind, (event) => event.preventDefault());
  row.addEventListener("click", (event) => {
    const key = event.target instanceof Element ? event.target.closest("button") : null;
    if (key && textarea instanceof HTMLTextAreaElement) use(row, key, textarea);
  });
  each(row, "[role=toolbar]", arrows);
}

/**
 * @param {HTMLElement} row
 * @param {HTMLButtonElement} key
 * @param {HTMLTextAreaElement} textarea
 */
function use(row, key, textarea) {
  const { key: text, press, snippet, click } = key.dataset;
  if (text) insertText(textarea, text);
  else if (press) send(textarea, "editor:press", { key: press });
  else if (snippet) send(textarea, "editor:snippet", JSON.parse(snippet));
  else if (click) pressElsewhere(click);
  else if (key.dataset.turn !== undefined) turn(row, !row.classList.contains("is-turned"));
}

/** @param {string} selector */
function pressElsewhere(selector) {
  const button = document.querySelector(selector);
  if (!(button instanceof HTMLElement) || button.hidden) return;
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  button.click();
}

/**
 * @param {HTMLElement} row
 * @param {boolean} toPieces
 */
function turn(row, toPieces) {
  row.classList.toggle("is-turned", toPieces);
  row.querySelector("[data-turn]")?.setAttribute("aria-pressed", String(toPieces));
}

/**
 * @param {HTMLElement} row
 * @param {{ words: string, number: number, count: number } | null} field
 */
function guide(row, field) {
  const box = row.querySelector("[data-guide]");
  const words = row.querySelector("[data-guide-words]");
  if (!(box instanceof HTMLElement) || !words) return;
  words.textContent = field ? `${field.number}/${field.count} ${field.words}` : "";
  box.classList.toggle("is-shown", field !== null);
  row.classList.toggle("is-guiding", field !== null);
  if (field) turn(row, false);
}

/**
 * One stop of the Tab key for a whole toolbar; arrows go from key to key.
 *
 * @param {HTMLElement} toolbar
 */
function arrows(toolbar) {
  const keys = [...toolbar.querySelectorAll("button")];
  for (const key of keys.slice(1)) key.tabIndex = -1;
  toolbar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = keys.findIndex((key) => key === document.activeElement);
    const next = step === undefined || at < 0 ? undefined : keys[(at + step + keys.length) % keys.length];
    if (!next) return;
    event.preventDefault();
    for (const key of keys) key.tabIndex = key === next ? 0 : -1;
    next.focus();
  });
}

/**
 * @param {HTMLTextAreaElement} textarea
 * @param {string} name
 * @param {object} detail
 */
function send(textarea, name, detail) {
  textarea.dispatchEvent(new CustomEvent(name, { detail }));
}
