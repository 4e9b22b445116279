// Whether the person of this page has taken their place on this device: before that, nothing that lies here is shown or sent
// as theirs.
// @ts-check
import { read } from "./storage.js";

/**
 * What the device keeps of a sign-in; `before`, as long as things of an earlier one (null: of none) are to be put aside.
 *
 * @typedef {import("./sealing.js").Signet & { before?: import("./sealing.js").Signet | null }} Known
 */

/** @type {Promise<unknown>} */
let arrival = Promise.resolve();
/** The sign-in that the server made this very page for.
 * @type {string | undefined} */
let own;

/**
 * @param {Promise<unknown>} work what takes the place; a device that refuses it keeps nothing either
 * @param {string} [signIn] the sign-in that the server made this very page for
 */
export function arriving(work, signIn) {
  arrival = work.catch(() => {});
  own = signIn;
}

export function arrived() {
  return arrival;
}

/**
 * @param {string} user
 * @returns {Promise<Known | null>} null where nobody of this account has signed in since it last left
 */
export async function known(user) {
  return asKnown(await read("facts", `key/${user}`));
}

/**
 * @param {any} kept releases before this one kept a text
 * @returns {Known | null}
 */
export function asKnown(kept) {
  return typeof kept?.key === "string" ? kept : null;
}

/**
 * Whether what lies here may be sent in the name of this sign-in: a page has looked at it in this one, or this page in the one
 * before, which has not ended on this device. A device that knows of none keeps nothing.
 *
 * @param {string} user
 * @param {string} signIn
 */
export async function isHere(user, signIn) {
  const found = await known(user);
  return found === null || (!("before" in found) && [signIn, own].includes(found.sign_in));
}
