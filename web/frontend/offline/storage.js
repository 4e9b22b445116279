// What this device keeps, by store and key: in the browser's database, or in its plain storage where there is none.
// @ts-check
import { bringOver, bringTogether } from "./earlier.js";
import * as indexed from "./indexed.js";
import * as local from "./local.js";

/**
 * "drafts": what is typed. "outbox": what is to be sent. "sealed": the unsent work of who signed out. "facts": the account
 * and small things about it. The keys of the first three begin with the account's id and a slash.
 *
 * @typedef {"drafts" | "outbox" | "sealed" | "facts"} Store
 * @typedef {{ key: string, value: any }} Record
 */

/** Pages and the service worker tell each other of changes here. */
const CHANNEL = "kradan";

/** @typedef {Pick<typeof indexed, "read" | "list" | "keep" | "forget" | "update" | "exchange">} Storage */

/** @type {Promise<Storage> | null} */
let chosen = null;

function storage() {
  chosen ??= choose();
  return chosen;
}

/** @returns {Promise<Storage>} */
async function choose() {
  const storage = (await indexed.usable()) ? indexed : local;
  await bringOver(storage).catch(() => {});
  if (storage === indexed) await bringTogether(storage).catch(() => {});
  return storage;
}

/** Whether this page's person is leaving: what is still typed here is not kept any more. */
let left = false;

/** Keeps no more work of this page. */
export function leaveOff() {
  left = true;
}

/** @param {Store} store */
function isLeftOff(store) {
  return left && (store === "drafts" || store === "outbox");
}

/**
 * What was kept under `key`; null where there is nothing, or nothing that can be read.
 *
 * @param {Store} store
 * @param {string} key
 * @returns {Promise<any>}
 */
export async function read(store, key) {
  try {
    return await (await storage()).read(store, key);
  } catch {
    return null;
  }
}

/**
 * Every record whose key begins with `prefix`, in the order of the keys.
 *
 * @param {Store} store
 * @param {string} prefix
 * @returns {Promise<Record[]>}
 */
export async function list(store, prefix) {
  try {
    return await (await storage()).list(store, prefix);
  } catch {
    return [];
  }
}

/**
 * Keeps `value`; false where the device refuses (storage full, or switched off).
 *
 * @param {Store} store
 * @param {string} key
 * @param {unknown} value
 * @param {{ strict?: boolean }} [how] strict: on the disk before the answer
 */
export async function keep(store, key, value, { strict = false } = {}) {
  if (isLeftOff(store)) return false;
  try {
    await (await storage()).keep(store, key, value, strict);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {Store} store
 * @param {string} key
 */
export async function forget(store, key) {
  try {
    await (await storage()).forget(store, key);
  } catch {
    // what cannot be opened holds nothing
  }
}

/**
 * Lets `change` make a new value of the old one (null where there was none); null leaves it. Whether it was changed.
 *
 * @param {Store} store
 * @param {string} key
 * @param {(old: any) => any} change
 */
export async function update(store, key, change) {
  if (isLeftOff(store)) return false;
  try {
    return await (await storage()).update(store, key, change);
  } catch {
    return false;
  }
}

/**
 * Puts records into "sealed" in place of one, on the disk itself and as one act: all of it is done, or nothing. `into` makes
 * them of its value; null leaves it. Whether it was done.
 *
 * @param {Store} store
 * @param {string} key
 * @param {(old: any) => Record[] | null} into
 */
export async function exchange(store, key, into) {
  try {
    return await (await storage()).exchange(store, key, into);
  } catch {
    return false;
  }
}

/** @type {BroadcastChannel | null} */
let channel = null;

function line() {
  if (typeof BroadcastChannel === "undefined") return null;
  channel ??= new BroadcastChannel(CHANNEL);
  return channel;
}

/**
 * Tells the other pages of this browser, and its service worker.
 *
 * @param {{ kind: string, [more: string]: any }} news
 */
export function tell(news) {
  line()?.postMessage(news);
}

/**
 * Hears what others tell.
 *
 * @param {string} kind
 * @param {(news: any) => void} heard
 */
export function hear(kind, heard) {
  line()?.addEventListener("message", (event) => {
    if (event.data?.kind === kind) heard(event.data);
  });
}
