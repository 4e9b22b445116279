// Only saves typing: one draft a person, an exercise and a file.
// @ts-check
import { keep, read } from "./kept.js";

/**
 * @typedef {object} Draft
 * @property {string} text
 * @property {string} at when it was typed, as the device's clock says
 * @property {string} base when the server got the text it grew from; clocks of devices are often wrong
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
  const whole = found && [found.text, found.at, found.base].every((part) => typeof part === "string");
  return whole ? found : null;
}

/**
 * False where the device does not keep it.
 *
 * @param {string} name
 * @param {string} text
 * @param {string} base
 */
export function saveDraft(name, text, base) {
  return keep(name, { text, at: new Date().toISOString(), base });
}
