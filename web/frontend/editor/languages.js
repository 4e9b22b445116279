// The languages that the editor colours and indents; all but Python are loaded only where an exercise is written in them.
// @ts-check
import { LanguageSupport, StreamLanguage } from "@codemirror/language";
import { python } from "./python.js";

/** @type {Record<string, () => Promise<import("@codemirror/language").StreamParser<unknown>>>} */
const LATER = {
  javascript: async () => (await import("@codemirror/legacy-modes/mode/javascript")).javascript,
  c: async () => (await import("@codemirror/legacy-modes/mode/clike")).c,
  cpp: async () => (await import("@codemirror/legacy-modes/mode/clike")).cpp,
  java: async () => (await import("@codemirror/legacy-modes/mode/clike")).java,
};

/**
 * What the editor needs for a language; nothing for one that it does not know.
 *
 * @param {string} name as exercises spell it
 * @returns {Promise<import("@codemirror/state").Extension>}
 */
export async function languageNamed(name) {
  if (name === "python") return python();
  const load = LATER[name];
  return load ? new LanguageSupport(StreamLanguage.define(await load())) : [];
}
