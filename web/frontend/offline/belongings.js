// The work of one person that lies open on this device, piece by piece; each is put away as one act, whoever else writes.
// @ts-check
import { exchange, list, read } from "./storage.js";
import { newId } from "./submissions.js";

/**
 * Something that the server does not have, as it will be put back.
 *
 * @typedef {{ kind: "submission", entry: import("./submissions.js").Entry }
 *   | { kind: "draft", exercise: string, device: string | null, draft: import("./drafts.js").Draft }
 *   | { kind: "other", exercise: string, other: { files: Record<string, string>, at: string } }} Content
 */

/** @typedef {import("./sealing.js").Signet} Signet */
/** @typedef {"outbox" | "drafts" | "sealed"} Place */

/**
 * Makes records of "sealed" of a piece of work, null where it cannot now; `own` is the signet with which it was put aside.
 *
 * @typedef {(content: Content, own: Signet | null | undefined) => object[] | null} Making
 */

/**
 * Puts all of it away, until nothing is left: other tabs may write meanwhile. What the server has is only removed.
 * Whether nothing is left.
 *
 * @param {string} user
 * @param {readonly Place[]} places
 * @param {Making} made
 */
export async function putAway(user, places, made) {
  const device = await read("facts", `device/${user}`);
  for (;;) {
    const left = await openRecords(user, places);
    let gone = 0;
    for (const { place, key } of left) {
      const into = (/** @type {any} */ value) => recordsFor(piecesOf(place, key, value, device), place, key, made);
      if (await exchange(place, key, into)) gone += 1;
    }
    if (gone === 0) return left.length === 0;
  }
}

/**
 * Whether a record of "sealed" can be read here: it was put aside until the server has judged it.
 *
 * @param {any} value
 */
export function isOpen(value) {
  return value?.content !== undefined;
}

/**
 * @param {string} user
 * @param {readonly Place[]} places
 */
async function openRecords(user, places) {
  const found = [];
  for (const place of places) {
    for (const { key, value } of await list(place, `${user}/`)) {
      if (place !== "sealed" || isOpen(value)) found.push({ place, key });
    }
  }
  return found;
}

/** @typedef {{ content: Content, own?: Signet | null }} Piece */

/**
 * @param {Place} place
 * @param {string} key
 * @param {any} value
 * @param {string | null} device
 * @returns {Piece[]}
 */
function piecesOf(place, key, value, device) {
  if (place === "outbox") return [{ content: { kind: "submission", entry: value } }]; // a refused one, too: nobody may have read it
  if (place === "sealed") return [{ content: value.content, own: value.signet }];
  const exercise = key.slice(key.indexOf("/") + 1);
  const { other, ...draft } = value;
  /** @type {Piece[]} */
  const typed = draft.saved ? [] : [{ content: { kind: "draft", exercise, device, draft } }];
  return other ? [...typed, { content: { kind: "other", exercise, other } }] : typed;
}

/**
 * @param {Piece[]} pieces
 * @param {Place} place
 * @param {string} key
 * @param {Making} made
 */
function recordsFor(pieces, place, key, made) {
  const values = [];
  for (const { content, own } of pieces) {
    const records = made(content, own);
    if (records === null) return null;
    values.push(...records);
  }
  // What was written first is opened first, and sent first.
  const name = place === "drafts" ? `${key.slice(0, key.indexOf("/"))}/${ordered(Date.now(), 16)}-${newId()}` : key;
  return values.map((value, count) => ({ key: `${name}.${ordered(count, 4)}`, value }));
}

/**
 * @param {number} count
 * @param {number} digits
 */
function ordered(count, digits) {
  return count.toString().padStart(digits, "0");
}
