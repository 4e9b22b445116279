// Whose device this is at the moment: the person who signed in last and has not left.
// @ts-check
import { arrived, known } from "./arrival.js";
import { arrive } from "./arriving.js";
import { NAMES, userIn } from "./here.js";
import { lockAway, othersThan } from "./leaving.js";
import { keep, leaveOff, read, tell } from "./storage.js";

/** @typedef {import("./sealing.js").Signet} Signet */

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
  return found === undefined ? null : userIn(found.slice(found.indexOf("=") + 1));
}

/** Ends the session as far as this device can; the server ends it when it next hears from this browser. */
export function endSession() {
  for (const name of NAMES) document.cookie = `${name}=; path=/; max-age=0; samesite=lax`;
}

/**
 * Makes the device this person's; what anybody else left is sealed and removed first.
 *
 * @param {Account} account
 * @param {Signet} signet of this sign-in, with which their work can be sealed
 */
export async function claim(account, signet) {
  await leaveOthers(account.user);
  await arrive(account.user, signet);
  await keep("facts", "account", account);
}

/** @param {string | null} user */
export async function leaveOthers(user) {
  for (const other of await othersThan(user)) {
    tell({ kind: "left", user: other });
    await lockAway(other);
  }
}

/**
 * The person of this page leaves: from now on it keeps nothing more, and what it kept is locked away. Other pages of theirs
 * hear of it first and do the same, so that nothing is written behind our back.
 *
 * @param {string} user
 * @param {Signet | null} signet
 */
export async function leave(user, signet) {
  leaveOff();
  tell({ kind: "left", user });
  await lockAway(user, signet);
}

/**
 * Another page of this person has left; a page that was asleep may hear of it when they are here again.
 *
 * @param {string} user
 * @param {Signet | null} signet
 */
export async function leaveToo(user, signet) {
  leaveOff();
  await arrived(); // what takes their place is not to come after what gives it up
  const here = await known(user);
  if (here && here.sign_in !== signet?.sign_in) return;
  await lockAway(user, signet);
}

/** @returns {Promise<Account | null>} */
export function account() {
  return read("facts", "account");
}
