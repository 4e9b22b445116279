// Which text the page shows: the one it came with, or the draft of this device. Pure rules.
// @ts-check

/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {import("./drafts.js").Files} Files */

/**
 * What the page came with.
 *
 * @typedef {object} Shown
 * @property {Files} files
 * @property {string} grew when the server got the text; empty for the starter
 * @property {number} base the version of the server's draft; 0 where there is none
 */

/**
 * "same": both are one text. "draft": this device's. "page": the server's. "offer": the server's, and this device's is
 * offered beside it.
 *
 * @param {Draft | null} draft
 * @param {Shown} page
 * @returns {"same" | "draft" | "page" | "offer"}
 */
export function toShow(draft, page) {
  if (!draft) return "page";
  if (sameFiles(draft.files, page.files)) return "same";
  if (!draft.saved && page.base > draft.base) return "draft"; // two versions: the learner is asked when it is sent
  if (page.base > draft.base) return "page";
  if (draft.grew === page.grew || draft.at > page.grew) return "draft";
  return "offer";
}

/**
 * Whether both hold the same text in every file that the first one has.
 *
 * @param {Files} one
 * @param {Files} other
 */
export function sameFiles(one, other) {
  return Object.entries(one).every(([name, text]) => other[name] === text);
}

/**
 * The lines of `text` that `other` does not have, by their places.
 *
 * @param {string} text
 * @param {string} other
 * @returns {Set<number>}
 */
export function ownLines(text, other) {
  const known = new Set(other.split("\n"));
  const own = new Set();
  text.split("\n").forEach((line, place) => known.has(line) || own.add(place));
  return own;
}
