// A shared device: what one person leaves behind is sealed or removed, so that the next one reads nothing of it.
//
// Sealed is what the server does not have: submissions that wait, drafts that were not saved. All else is removed.
// @ts-check
import { known } from "./arrival.js";
import { isOpen, putAway } from "./belongings.js";
import { forget, list, read } from "./storage.js";

/** Kept pages of an account, in the Cache API; the service worker fills them. */
const PAGES = "pages-";
/** Other things that scripts keep in the plain storage; the fallback of the device's database begins otherwise. */
const SMALL_THINGS = "kradan:";

/** @typedef {import("./sealing.js").Signet} Signet */

/**
 * Seals what `user` has not sent and removes all that could be read of them; what another tab writes meanwhile, too. Unsent
 * work that cannot be sealed now is kept as it is and shown to nobody; the next page that runs scripts here tries again.
 *
 * @param {string} user
 * @param {Signet | null} [signet] that of the page, where it is theirs
 */
export async function lockAway(user, signet = null) {
  await forgetAccount(user); // nothing more is kept for them
  if (await sealAll(user, signet)) {
    for (const fact of ["device", "key"]) await forget("facts", `${fact}/${user}`); // the key last
  }
  await removePages(user);
  removeSmallThings();
}

/** What seals, loaded when it is needed; before that where it could not be had without a connection. */
export function sealing() {
  return import("./sealing.js");
}

/**
 * Whether nothing is left.
 *
 * @param {string} user
 * @param {Signet | null} signet
 */
async function sealAll(user, signet) {
  const here = await known(user);
  const mine = signet ?? here;
  // What lies here from before this sign-in is not vouched for by it.
  const usual = here && "before" in here ? (here.before ?? unproven(mine)) : mine;
  const { seal } = (await sealing().catch(() => null)) ?? {};
  return putAway(user, ["outbox", "drafts", "sealed"], (content, own) => {
    const by = own === undefined ? usual : (own ?? unproven(mine));
    return seal && by ? seal(content, user, by).map((envelope) => ({ envelope })) : null;
  });
}

/** @param {Signet | null} signet */
function unproven(signet) {
  return signet && { key: signet.key };
}

/** @param {string} user */
async function forgetAccount(user) {
  const account = await read("facts", "account");
  if (account && String(account.user) === user) await forget("facts", "account");
}

/**
 * The pages that are kept for this account.
 *
 * @param {string} user
 */
export async function removePages(user) {
  await forget("facts", `pages/${user}`);
  if (typeof caches !== "undefined") await caches.delete(PAGES + user).catch(() => false);
}

function removeSmallThings() {
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
  for (const store of /** @type {const} */ (["drafts", "outbox", "sealed"])) {
    for (const { key, value } of await list(store, "")) {
      if (store !== "sealed" || isOpen(value)) found.add(key.split("/")[0]);
    }
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
