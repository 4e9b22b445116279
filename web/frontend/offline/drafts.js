// Only saves typing: one draft a person and an exercise, with all its files.
// @ts-check
import { keep, list, read, tell, update } from "./storage.js";
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
 * What the device keeps, as long as this page knows it: so that what is typed is written at once, without a look at what is
 * there before, in which the page could end.
 * @type {Map<string, Draft | null>}
 */
const known = new Map();
/** How often what is known of a draft came into doubt. @type {Map<string, number>} */
const doubts = new Map();

/**
 * Somebody may be changing this draft: the next text that is typed is kept after a look at what is there.
 *
 * @param {string} key
 * @returns {number} for `remember`
 */
export function doubt(key) {
  known.delete(key);
  const times = timesDoubted(key) + 1;
  doubts.set(key, times);
  return times;
}

/** @param {string} key */
function timesDoubted(key) {
  return doubts.get(key) ?? 0;
}

/**
 * @param {string} key
 * @param {Draft | null} draft
 * @param {number} asOf nothing is known where it came into doubt since
 */
function remember(key, draft, asOf) {
  if (timesDoubted(key) === asOf) known.set(key, draft);
}

/**
 * @param {string} key
 * @returns {Promise<Draft | null>}
 */
export async function readDraft(key) {
  const asOf = timesDoubted(key);
  const draft = await read("drafts", key);
  remember(key, draft, asOf);
  return draft;
}

/**
 * Keeps what is typed now, beside what is known of its versions; false where the device does not keep it. Where nobody else
 * may have changed the draft it is handed to the browser in the task of the caller.
 *
 * @param {string} key
 * @param {Files} files
 * @param {Pick<Draft, "grew" | "base">} from what the page came with, for a first draft
 */
export async function saveDraft(key, files, from) {
  const at = new Date().toISOString();
  const over = (/** @type {Draft | null} */ old) => ({ ...from, ...old, files, at, grew: from.grew, saved: false });
  const kept = known.has(key) ? await keepOver(key, over(known.get(key) ?? null)) : await changeAny(key, over);
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
 * @param {string} key
 * @param {Draft} draft
 */
function keepOver(key, draft) {
  known.set(key, draft);
  return keep("drafts", key, draft);
}

/**
 * Changes what is known of a draft, as long as there is one.
 *
 * @param {string} key
 * @param {(draft: Draft) => Draft} change
 */
export function changeDraft(key, change) {
  return changeAny(key, (draft) => draft && change(draft));
}

/**
 * Makes a draft of the one that is kept, or of none; null leaves it. Whether it was changed.
 *
 * @param {string} key
 * @param {(old: Draft | null) => Draft | null} change
 */
export async function changeAny(key, change) {
  const asOf = doubt(key);
  /** @type {Draft | null} */
  let made = null;
  const changed = await update("drafts", key, (old) => (made = change(old)));
  if (changed) remember(key, made, asOf);
  tell({ kind: "aside", key }); // other pages know it no longer
  return changed;
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
