// What every script may ask of the page it runs in.
// @ts-check

/** The nonce that the page's content security policy accepts for styles made by scripts. */
export function nonce() {
  const script = document.querySelector("script[nonce]");
  return script instanceof HTMLElement ? (script.nonce ?? "") : "";
}

/** The CSRF token of this page; a page kept in a cache may carry an old one. */
export function csrfToken() {
  const meta = document.querySelector('meta[name="csrf-token"]');
  return meta instanceof HTMLMetaElement ? meta.content : "";
}

/**
 * What the page says of itself to its scripts (`web/device/offline.py`).
 *
 * @typedef {object} Device
 * @property {string | null} user the account; null where nobody is signed in
 * @property {import("./offline/sealing.js").Signet | null} signet with which their work is sealed; null where nobody is signed in
 * @property {string} api where the HTTP interface is, ending with a slash
 * @property {string} language
 * @property {string} release
 * @property {string | null} worker the service worker's address; null where none is wanted
 * @property {string} signIn where one signs in
 */

/** @returns {Device} */
export function device() {
  const meta = document.querySelector("meta[data-device]");
  if (!(meta instanceof HTMLMetaElement)) throw new Error("the page does not say whose it is");
  return JSON.parse(meta.content);
}

/** The language the page is written in: "th" or "en". */
export function language() {
  return document.documentElement.lang || "th";
}

/**
 * Runs `start` on every element inside `root` that matches `selector`, once.
 *
 * @param {ParentNode} root
 * @param {string} selector
 * @param {(element: HTMLElement) => void} start
 */
export function each(root, selector, start) {
  for (const element of root.querySelectorAll(selector)) {
    if (element instanceof HTMLElement) start(element);
  }
}
