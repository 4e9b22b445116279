// A shared device: what one person leaves behind is sealed or removed, so that the next one reads nothing of it.
//
// Sealed is what the server does not have: submissions that wait, drafts that were not saved. All else is removed.
// @ts-check
import { forget, keep, list, read, tell } from "./storage.js";
import { newId } from "./submissions.js";

/** Kept pages of an account, in the Cache API; the service worker fills them. */
const PAGES = "pages-";
/** Other things that scripts keep in the plain storage; the fallback of the device's database begins otherwise. */
const SMALL_THINGS = "kradan:";

/**
 * Seals what `user` has not sent and removes all that could be read of them. Unsent work that cannot be sealed now is kept
 * as it is and shown to nobody; the next page that runs scripts here tries again.
 *
 * @param {string} user
 */
export async function lockAway(user) {
  const unsent = await unsentOf(user);
  if (unsent.length === 0 || (await sealAll(user, unsent))) await removeWork(user);
  await removePages(user);
  tell({ kind: "left", user });
}

/** What seals, loaded when it is needed; before that where it could not be had without a connection. */
export function sealing() {
  return import("./sealing.js");
}

/**
 * @param {string} user
 * @param {object[]} unsent
 */
async function sealAll(user, unsent) {
  const key = await read("facts", `key/${user}`);
  if (typeof key !== "string") return false;
  const { seal } = (await sealing().catch(() => null)) ?? {};
  if (!seal) return false;
  const first = Date.now();
  for (const [place, content] of unsent.entries()) {
    const envelope = seal(JSON.stringify(content), user, key);
    // What was written first is opened first, and sent first.
    const order = (first + place).toString().padStart(16, "0");
    if (!(await keep("sealed", `${user}/${order}-${newId()}`, { envelope }, { strict: true }))) return false;
  }
  return true;
}

/**
 * Each piece of it, as it will be put back.
 *
 * @param {string} user
 * @returns {Promise<object[]>}
 */
async function unsentOf(user) {
  const device = await read("facts", `device/${user}`);
  const waiting = await list("outbox", `${user}/`); // those that were refused, too: nobody may have read it yet
  const drafts = (await list("drafts", `${user}/`)).flatMap(({ key, value: { other, ...draft } }) => {
    const exercise = key.slice(user.length + 1);
    const typed = draft.saved ? [] : [{ kind: "draft", exercise, device, draft }];
    return other ? [...typed, { kind: "other", exercise, other }] : typed;
  });
  return [...waiting.map(({ value }) => ({ kind: "submission", entry: value })), ...drafts];
}

/** @param {string} user */
async function removeWork(user) {
  for (const store of /** @type {const} */ (["drafts", "outbox"])) {
    for (const { key } of await list(store, `${user}/`)) await forget(store, key);
  }
  for (const fact of ["key", "device"]) await forget("facts", `${fact}/${user}`);
}

/** @param {string} user */
async function removePages(user) {
  await forget("facts", `pages/${user}`);
  const account = await read("facts", "account");
  if (account && String(account.user) === user) await forget("facts", "account");
  if (typeof caches !== "undefined") await caches.delete(PAGES + user).catch(() => false);
  try {
    window.sessionStorage.clear();
    const names = Object.keys(window.localStorage);
    for (const name of names) if (name.startsWith(SMALL_THINGS)) window.localStorage.removeItem(name);
  } catch {
    // a storage that is switched off holds nothing
  }
}

/**
 * Everybody else who left something that could be read on this device.
 *
 * @param {string | null} user
 * @returns {Promise<string[]>}
 */
export async function othersThan(user) {
  const found = new Set();
  for (const store of /** @type {const} */ (["drafts", "outbox"])) {
    for (const { key } of await list(store, "")) found.add(key.split("/")[0]);
  }
  const account = await read("facts", "account");
  if (account) found.add(String(account.user));
  if (typeof caches !== "undefined") {
    const names = await caches.keys().catch(() => []); // some browsers refuse it in a private window
    for (const name of names) if (name.startsWith(PAGES)) found.add(name.slice(PAGES.length));
  }
  found.delete(user);
  return [...found];
}
