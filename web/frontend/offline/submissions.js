// The submissions that wait on this device: kept before they are sent, in the order they were written.
// @ts-check
import { forget, keep, list, update } from "./storage.js";

/**
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} exercise
 * @property {Record<string, string>} files
 * @property {string} revision
 * @property {string} written_at
 * @property {string} [refused] why the server will never take it, until somebody has been told
 */

/**
 * @param {string} user
 * @returns {Promise<Entry[]>} oldest first, the refused ones too
 */
export async function kept(user) {
  return (await list("outbox", `${user}/`)).map((record) => record.value);
}

/**
 * Puts `entry` behind all others, on the disk itself; false where the device refuses.
 *
 * @param {string} user
 * @param {Entry} entry
 */
export async function put(user, entry) {
  const last = (await list("outbox", `${user}/`)).pop();
  const order = Math.max(Date.now(), last ? Number(last.key.split(/[/-]/)[1]) + 1 : 0);
  return keep("outbox", `${user}/${order.toString().padStart(16, "0")}-${entry.id}`, entry, { strict: true });
}

/**
 * Puts an entry that was here before; once, however often it was sealed.
 *
 * @param {string} user
 * @param {Entry} entry
 */
export async function putBack(user, entry) {
  return (await kept(user)).some((one) => one.id === entry.id) || put(user, entry);
}

/**
 * @param {string} user
 * @param {string} id
 */
export async function remove(user, id) {
  for (const record of await list("outbox", `${user}/`)) if (record.value.id === id) await forget("outbox", record.key);
}

/**
 * Marks an entry that the server will never take, so that it is told on the next page that can.
 *
 * @param {string} user
 * @param {string} id
 * @param {string} message
 */
export async function refuse(user, id, message) {
  for (const { key, value } of await list("outbox", `${user}/`)) {
    // as it is now: somebody may have locked it away meanwhile
    if (value.id === id) await update("outbox", key, (entry) => entry && { ...entry, refused: message });
  }
}

/** A new random UUID; `crypto.randomUUID` is not there on a school's network without TLS. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
