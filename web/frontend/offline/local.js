// The same records in the browser's plain storage (localStorage), for browsers that refuse a database.
// @ts-check

const PREFIX = "kradan/";

/** @typedef {import("./storage.js").Store} Store */
/** @typedef {import("./storage.js").Record} Record */

/**
 * @param {Store} store
 * @param {string} key
 * @returns {Promise<any>} null where there is nothing, or nothing that can be read
 */
export async function read(store, key) {
  return readNow(store, key);
}

/**
 * @param {Store} store
 * @param {string} prefix
 * @returns {Promise<Record[]>} in the order of their keys
 */
export async function list(store, prefix) {
  const before = PREFIX + store + "/";
  return Object.keys(window.localStorage)
    .filter((name) => name.startsWith(before + prefix))
    .sort()
    .map((name) => ({ key: name.slice(before.length), value: parsed(window.localStorage.getItem(name)) }))
    .filter((record) => record.value !== null);
}

/**
 * @param {Store} store
 * @param {string} key
 * @param {unknown} value
 */
export async function keep(store, key, value) {
  window.localStorage.setItem(PREFIX + store + "/" + key, JSON.stringify(value));
}

/**
 * @param {Store} store
 * @param {string} key
 */
export async function forget(store, key) {
  window.localStorage.removeItem(PREFIX + store + "/" + key);
}

/**
 * @param {Store} store
 * @param {string} key
 * @param {(old: any) => any} change
 */
export async function update(store, key, change) {
  const made = change(readNow(store, key)); // without a pause, in which somebody else could write
  if (made !== null) window.localStorage.setItem(PREFIX + store + "/" + key, JSON.stringify(made));
  return made !== null;
}

/**
 * Puts records into "sealed" in place of one; where not all of them find room, none is put.
 *
 * @param {Store} store
 * @param {string} key
 * @param {(old: any) => Record[] | null} into
 */
export async function exchange(store, key, into) {
  const old = readNow(store, key);
  const records = old === null ? null : into(old);
  if (records === null) return false;
  const names = records.map((one) => `${PREFIX}sealed/${one.key}`);
  try {
    records.forEach((one, place) => window.localStorage.setItem(names[place] ?? "", JSON.stringify(one.value)));
  } catch (error) {
    for (const name of names) window.localStorage.removeItem(name);
    throw error;
  }
  window.localStorage.removeItem(`${PREFIX}${store}/${key}`);
  return true;
}

/**
 * @param {Store} store
 * @param {string} key
 */
function readNow(store, key) {
  return parsed(window.localStorage.getItem(PREFIX + store + "/" + key));
}

/** @param {string | null} text */
function parsed(text) {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
