// After sign-in: what was sealed on this device for this person is opened by the server, and goes where it was.
// @ts-check
import { keyOf } from "./drafts.js";
import { forget, keep, list, update } from "./storage.js";
import * as submissions from "./submissions.js";

/**
 * Opens the envelopes of the sender's person; each is forgotten once its content is kept. Whether there were any.
 *
 * @param {import("./delivery.js").Sender} sender
 */
export async function openSealed(sender) {
  let any = false;
  for (const { key, value } of await list("sealed", `${sender.user}/`)) {
    if (value.closed) continue;
    const delivery = await sender.send("POST", "sealed", { envelopes: [value.envelope] });
    if (delivery.kind === "later") return any;
    if (delivery.kind === "refused") continue; // the request, not the envelope
    const content = contentOf(delivery.answer.opened[0].text);
    if (content === null) {
      // Sealed for an installation that is no more, or by nobody of ours: it is kept, and not asked about again.
      await keep("sealed", key, { ...value, closed: true });
    } else if (await putBack(sender.user, content)) {
      await forget("sealed", key);
      any = true;
    }
  }
  return any;
}

/**
 * What an envelope held; null where that is nothing of ours.
 *
 * @param {unknown} text
 * @returns {any}
 */
function contentOf(text) {
  try {
    const content = JSON.parse(String(text));
    return ["submission", "draft", "other"].includes(content?.kind) ? content : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} user
 * @param {any} content
 * @returns {Promise<boolean>}
 */
async function putBack(user, content) {
  if (content.kind === "submission") return submissions.put(user, content.entry);
  if (content.device) await update("facts", `device/${user}`, (known) => (known ? null : content.device));
  const name = keyOf(user, content.exercise);
  if (content.kind === "other") return putAside(name, content.other);
  const { files, at } = content.draft;
  // Who has typed here since keeps both.
  return update("drafts", name, (now) => (now ? { ...now, other: { files, at } } : content.draft));
}

/**
 * @param {string} name
 * @param {{ files: Record<string, string>, at: string }} other
 */
async function putAside(name, other) {
  const nothing = { ...other, grew: "", base: 0, saved: true };
  return update("drafts", name, (now) => (now ? { ...now, other } : { ...nothing, other }));
}
