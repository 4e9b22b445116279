// The device's database (IndexedDB): records by key in a few stores, seen by pages and by the service worker alike.
// @ts-check
import { openDB } from "idb";

const NAME = "kradan";
const VERSION = 1;
/** The last letter there is: after every key that begins with a prefix. */
const END = "\uffff";

/** @typedef {import("./storage.js").Store} Store */
/** @typedef {import("./storage.js").Record} Record */

/** @type {readonly Store[]} */
const STORES = ["drafts", "outbox", "sealed", "facts"];

/** @type {Promise<import("idb").IDBPDatabase> | null} */
let opened = null;

/** The database; rejected where the browser refuses one, and asked for anew the next time. */
function database() {
  opened ??= open().catch((error) => {
    opened = null;
    throw error;
  });
  return opened;
}

function open() {
  return openDB(NAME, VERSION, {
    upgrade(made) {
      for (const store of STORES) made.createObjectStore(store);
    },
    blocking(_old, _new, event) {
      // A page of a newer release wants to change the database: let go of it, and open it anew when it is needed.
      if (event.target instanceof IDBDatabase) event.target.close();
      opened = null;
    },
    terminated() {
      opened = null;
    },
  });
}

/** Whether there is one. */
export async function usable() {
  try {
    await database();
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {Store} store
 * @param {string} key
 * @returns {Promise<any>} null where there is nothing
 */
export async function read(store, key) {
  return (await (await database()).get(store, key)) ?? null;
}

/**
 * @param {Store} store
 * @param {string} prefix
 * @returns {Promise<Record[]>} in the order of their keys
 */
export async function list(store, prefix) {
  const within = (await database()).transaction(store).store;
  const range = IDBKeyRange.bound(prefix, prefix + END);
  const [keys, values] = await Promise.all([within.getAllKeys(range), within.getAll(range)]);
  return keys.map((key, place) => ({ key: String(key), value: values[place] }));
}

/**
 * All of it is handed to the browser in the caller's own task: a page that ends in the next moment loses nothing of it.
 * Written to the disk itself when the promise is kept, where `strict`: a battery may die the next moment.
 *
 * @param {Store} store
 * @param {string} key
 * @param {unknown} value
 * @param {boolean} strict
 */
export async function keep(store, key, value, strict) {
  const durability = strict ? "strict" : "relaxed";
  const change = (await database()).transaction(store, "readwrite", { durability });
  const put = change.store.put(value, key);
  change.commit?.(); // a page that has ended answers no more, and what is not committed then is undone
  await Promise.all([put, change.done]);
}

/**
 * @param {Store} store
 * @param {string} key
 */
export async function forget(store, key) {
  await (await database()).delete(store, key);
}

/**
 * Lets `change` make a new value of the old one, without anybody in between; null leaves it as it is.
 *
 * @param {Store} store
 * @param {string} key
 * @param {(old: any) => any} change
 */
export async function update(store, key, change) {
  const within = (await database()).transaction(store, "readwrite");
  const made = change((await within.store.get(key)) ?? null);
  await Promise.all([made !== null && within.store.put(made, key), within.done]);
  return made !== null;
}

/**
 * Puts records into "sealed" in place of one, in one transaction.
 *
 * @param {Store} store
 * @param {string} key
 * @param {(old: any) => Record[] | null} into
 */
export async function exchange(store, key, into) {
  const change = (await database()).transaction([store, "sealed"], "readwrite", { durability: "strict" });
  const from = change.objectStore(store);
  const old = (await from.get(key)) ?? null;
  const records = old === null ? null : into(old);
  const sealed = change.objectStore("sealed");
  const done = records ? [from.delete(key), ...records.map((one) => sealed.put(one.value, one.key))] : [];
  await Promise.all([...done, change.done]);
  return records !== null;
}
