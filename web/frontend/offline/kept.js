// What this device keeps: small things by name, as JSON, in the browser's own storage.
// @ts-check

const PREFIX = "kradan:";

/**
 * What was kept under `name`; null where there is nothing, or nothing that can be read.
 *
 * @param {string} name
 * @returns {any}
 */
export function read(name) {
  try {
    return JSON.parse(window.localStorage.getItem(PREFIX + name) ?? "null");
  } catch {
    return null;
  }
}

/**
 * Keeps `value` under `name`; false where the device refuses (storage full, or switched off).
 *
 * @param {string} name
 * @param {unknown} value
 */
export function keep(name, value) {
  try {
    window.localStorage.setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/**
 * Calls `changed` when another page of this browser changes what is kept under `name`.
 *
 * @param {string} name
 * @param {() => void} changed
 */
export function onChange(name, changed) {
  window.addEventListener("storage", (event) => {
    if (event.key === PREFIX + name) changed();
  });
}
