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
  return parsed(window.localStorage.getItem(PREFIX + store + "/" + key));
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
  const made = change(await read(store, key));
  if (made !== null) await keep(store, key, made);
  return made !== null;
}

/** @param {string | null} text */
function parsed(text) {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
