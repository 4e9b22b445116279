// Brings over what releases before this one kept in the browser's plain storage.
// @ts-check

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

/** @param {string} name */
function parsed(name) {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "null");
  } catch {
    return null;
  }
}
