// Brings over what lies in the browser's plain storage: of releases before this one, and of times without a database.
// @ts-check
import * as local from "./local.js";

const DRAFT = "kradan:draft:";
const OUTBOX = "kradan:outbox:";

/** @typedef {import("./storage.js").Storage} Storage */

/**
 * Drafts, file by file, and submissions that wait; each is removed from its old place once it is in the new one.
 *
 * @param {Storage} storage
 */
export async function bringOver(storage) {
  if (typeof localStorage === "undefined") return;
  const names = Object.keys(localStorage);
  for (const name of names.filter((one) => one.startsWith(DRAFT))) await bringDraft(storage, name);
  for (const name of names.filter((one) => one.startsWith(OUTBOX))) await bringOutbox(storage, name);
}

/**
 * @param {Storage} storage
 * @param {string} name `kradan:draft:<account>:<exercise>:<file>`
 */
async function bringDraft(storage, name) {
  const [user = "", exercise = "", ...file] = name.slice(DRAFT.length).split(":");
  const old = parsed(name);
  if (typeof old?.text === "string") {
    const made = (/** @type {any} */ there) => ({
      ...(there ?? { at: old.at, grew: old.base, base: 0, saved: false }),
      files: { [file.join(":")]: old.text, ...there?.files },
    });
    await storage.update("drafts", `${user}/${exercise}`, made);
  }
  localStorage.removeItem(name);
}

/**
 * @param {Storage} storage
 * @param {string} name `kradan:outbox:<account>`
 */
async function bringOutbox(storage, name) {
  const user = name.slice(OUTBOX.length);
  const entries = parsed(name);
  for (const [place, entry] of (Array.isArray(entries) ? entries : []).entries()) {
    await storage.keep("outbox", `${user}/${place.toString().padStart(16, "0")}-${entry.id}`, entry, true);
  }
  localStorage.removeItem(name);
}

/**
 * What `local.js` kept while this browser refused its database, which it has now. What is there already stays; a draft beside it
 * is put aside as after a sign-in, and offered.
 *
 * @param {Storage} storage
 */
export async function bringTogether(storage) {
  if (typeof localStorage === "undefined") return;
  for (const store of /** @type {const} */ (["drafts", "outbox", "sealed", "facts"])) {
    for (const { key, value } of await local.list(store, "")) {
      const isFree = await storage.update(store, key, (there) => (there ? null : value));
      if (!isFree && store === "drafts") await putAside(storage, key, value);
      await local.forget(store, key);
    }
  }
}

/**
 * @param {Storage} storage
 * @param {string} key `<account>/<exercise>`
 * @param {import("./drafts.js").Draft} draft
 */
async function putAside(storage, key, { files, at, saved, other }) {
  const [user = "", ...exercise] = key.split("/");
  const name = exercise.join("-");
  const signet = await local.read("facts", `key/${user}`);
  const versions = [...(saved ? [] : [{ files, at }]), ...(other ? [other] : [])];
  for (const [place, version] of versions.entries()) {
    const content = { kind: "other", exercise: exercise.join("/"), other: version };
    await storage.keep("sealed", `${user}/${Date.now().toString().padStart(16, "0")}-${name}.${place}`, { content, signet }, true);
  }
}

/** @param {string} name */
function parsed(name) {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}
