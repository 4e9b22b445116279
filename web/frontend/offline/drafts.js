// Only saves typing: one draft a person, an exercise and a file.
// @ts-check
import { keep, read } from "./kept.js";

/**
 * @typedef {object} Draft
 * @property {string} text
 * @property {string} at when it was typed, as the device's clock says
 */

/**
 * @param {string} user
 * @param {string} exercise
 * @param {string} file
 */
export function draftName(user, exercise, file) {
  return `draft:${user}:${exercise}:${file}`;
}

/**
 * @param {string} name
 * @returns {Draft | null}
 */
export function readDraft(name) {
  const found = read(name);
  return found && typeof found.text === "string" && typeof found.at === "string" ? found : null;
}

/**
 * False where the device does not keep it.
 *
 * @param {string} name
 * @param {string} text
 */
export function saveDraft(name, text) {
  return keep(name, { text, at: new Date().toISOString() });
}
