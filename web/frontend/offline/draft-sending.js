// Saves drafts to the server, so that another device goes on with them; never over a version that nobody here has seen.
// @ts-check
import { changeDraft, deviceName, readDraft } from "./drafts.js";
import { list } from "./storage.js";
import { sameFiles } from "./versions.js";

const TOO_LARGE = 413;

/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {{ files: import("./drafts.js").Files, version: number, written_at: string | null, saved_at: string }} ServerDraft */

/**
 * "saved": the server has what was typed last. "more": it has what was typed until a moment ago. "two": it has another
 * version, which is told. "large": it takes nothing of this size. "refused": it will not take it. "nothing": there was nothing
 * to save.
 *
 * @typedef {{ kind: "saved" | "more", at: string } | { kind: "large" | "refused" | "nothing" } | { kind: "two", server: ServerDraft }
 *   | Extract<import("./delivery.js").Delivery, { kind: "later" }>} Saving
 */

/**
 * @param {import("./delivery.js").Sender} sender
 * @param {string} exercise
 * @returns {Promise<Saving>}
 */
export async function sendDraft(sender, exercise) {
  const key = `${sender.user}/${exercise}`;
  const draft = await readDraft(key);
  if (!draft || draft.saved) return { kind: "nothing" };
  const delivery = await sender.send("PUT", `drafts/${exercise}`, {
    files: draft.files,
    base: draft.base,
    written_at: draft.at,
    device: await deviceName(sender.user),
  });
  if (delivery.kind === "later") return delivery;
  if (delivery.kind === "refused") {
    if (delivery.status === TOO_LARGE) return { kind: "large" };
    return delivery.answer.server ? { kind: "two", server: delivery.answer.server } : { kind: "refused" };
  }
  let last = false;
  await changeDraft(key, (now) => {
    last = sameFiles(now.files, draft.files);
    return { ...now, base: delivery.answer.version, grew: delivery.answer.saved_at, saved: last };
  });
  return { kind: last ? "saved" : "more", at: delivery.answer.saved_at };
}

/**
 * Saves every draft of this person that the server does not have; two versions of one wait for their page.
 *
 * @param {import("./delivery.js").Sender} sender
 */
export async function sendDrafts(sender) {
  for (const { key, value } of await list("drafts", `${sender.user}/`)) {
    if (value.saved) continue;
    const saving = await sendDraft(sender, key.slice(sender.user.length + 1));
    if (saving.kind === "later" && !saving.alone) return;
  }
}
