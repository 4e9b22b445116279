// Only saves typing: one draft a person and an exercise, with all its files.
// @ts-check
import { list, read, tell, update } from "./storage.js";
import { newId } from "./submissions.js";

/**
 * @typedef {Record<string, string>} Files file name to source
 * @typedef {object} Draft
 * @property {Files} files
 * @property {string} at when it was typed, as the device's clock says
 * @property {string} grew when the server got the text that it grew from; clocks of devices are often wrong
 * @property {number} base the version of the server's draft that it grew from; 0 where there was none
 * @property {boolean} saved whether the server has it
 * @property {{ files: Files, at: string, found?: boolean }} [other] the version that was not chosen where two devices had one
 *   each; or one that was found here, of which nobody knows whose it is
 */

/**
 * @param {string} user
 * @param {string} exercise
 */
export function keyOf(user, exercise) {
  return `${user}/${exercise}`;
}

/**
 * @param {string} key
 * @returns {Promise<Draft | null>}
 */
export function readDraft(key) {
  return read("drafts", key);
}

/**
 * Keeps what is typed now, beside what is known of its versions; false where the device does not keep it.
 *
 * @param {string} key
 * @param {Files} files
 * @param {Pick<Draft, "grew" | "base">} from what the page came with, for a first draft
 */
export async function saveDraft(key, files, from) {
  const at = new Date().toISOString();
  const kept = await update("drafts", key, (old) => ({ ...from, ...old, files, at, grew: from.grew, saved: false }));
  if (kept) tell({ kind: "draft", key });
  return kept;
}

/**
 * The exercises of which something was found on this device that its owner may not have written.
 *
 * @param {string} user
 * @returns {Promise<string[]>}
 */
export async function foundFor(user) {
  const found = (await list("drafts", `${user}/`)).filter(({ value }) => value.other?.found);
  return found.map(({ key }) => key.slice(user.length + 1));
}

/**
 * Changes what is known of a draft, as long as there is one.
 *
 * @param {string} key
 * @param {(draft: Draft) => Draft} change
 */
export function changeDraft(key, change) {
  return update("drafts", key, (draft) => draft && change(draft));
}

/**
 * A name by which the server knows this device again: of this account on this device, and nothing more.
 *
 * @param {string} user
 * @returns {Promise<string>}
 */
export async function deviceName(user) {
  const key = `device/${user}`;
  const name = newId();
  await update("facts", key, (known) => (typeof known === "string" ? null : name)); // two tabs may ask at once
  return (await read("facts", key)) ?? name;
}
