// The cookie that says who is signed in in this browser; pages and the service worker read it.
// @ts-check

/** Set by the server beside the session (`<account>.<word>`), and ends with it; a script may read it, and remove it to sign out. */
const COOKIE = "kradan_here";

/** Where a machine serves both, plain HTTP has a cookie of its own: it cannot see or replace that of HTTPS. */
export const NAMES = globalThis.location?.protocol === "https:" ? [COOKIE] : [`${COOKIE}_plain`, COOKIE];

/**
 * The account's id.
 *
 * @param {string} value of the cookie
 */
export function userIn(value) {
  return value.split(".")[0] ?? "";
}
