// Whose device this is at the moment: the person who signed in last and has not left.
// @ts-check
import { lockAway, othersThan } from "./leaving.js";
import { keep, read } from "./storage.js";

/** Set by the server beside the session (`<account>.<word>`), and ends with it; a script may read it, and remove it to sign out. */
const COOKIE = "kradan_here";

/** Where a machine serves both, plain HTTP has a cookie of its own: it cannot see or replace that of HTTPS. */
const NAMES = window.location.protocol === "https:" ? [COOKIE] : [`${COOKIE}_plain`, COOKIE];

/**
 * @typedef {object} Account
 * @property {string} user
 * @property {string} api where the HTTP interface is, ending with a slash
 * @property {string} language
 */

/** The account's id in the cookie; null where nobody is signed in in this browser. */
export function signedIn() {
  const cookies = document.cookie.split("; ");
  const found = NAMES.map((name) => cookies.find((one) => one.startsWith(`${name}=`))).find(Boolean);
  return found?.match(/=([^.]*)/)?.[1] ?? null;
}

/** Ends the session as far as this device can; the server ends it when it next hears from this browser. */
export function endSession() {
  for (const name of NAMES) document.cookie = `${name}=; path=/; max-age=0; samesite=lax`;
}

/**
 * Makes the device this person's; what anybody else left is sealed and removed first.
 *
 * @param {Account} account
 * @param {string} key with which their work can be sealed
 */
export async function claim(account, key) {
  await leaveOthers(account.user);
  await keep("facts", `key/${account.user}`, key);
  await keep("facts", "account", account);
}

/** @param {string | null} user */
export async function leaveOthers(user) {
  for (const other of await othersThan(user)) await lockAway(other);
}

/** @returns {Promise<Account | null>} */
export function account() {
  return read("facts", "account");
}
