// Python for the editor: colours and indenting from the line-by-line mode, a fifth smaller than a full grammar.
// @ts-check
import { LanguageSupport, StreamLanguage } from "@codemirror/language";
import { python as mode } from "@codemirror/legacy-modes/mode/python";

export function python() {
  return new LanguageSupport(StreamLanguage.define(mode));
}
