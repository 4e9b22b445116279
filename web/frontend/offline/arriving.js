// After a sign-in: what already lies open here under this account's name may be somebody else's, who could write it with the
// browser's own tools. It is put aside with what it was written under, and comes back once the server has judged that.
// @ts-check
import { asKnown, known } from "./arrival.js";
import { putAway } from "./belongings.js";
import { removePages } from "./leaving.js";
import { update } from "./storage.js";

/**
 * Makes this the sign-in of the device, as often as its pages ask for it.
 *
 * @param {string} user
 * @param {import("./sealing.js").Signet} signet
 */
export async function arrive(user, signet) {
  const name = `key/${user}`;
  await update("facts", name, (kept) => {
    const last = asKnown(kept);
    if (last?.sign_in === signet.sign_in) return null;
    return { ...signet, before: last && "before" in last ? last.before : last };
  });
  const now = await known(user);
  if (!now || !("before" in now)) return;
  await removePages(user);
  const before = now.before ?? null;
  if (!(await putAway(user, ["outbox", "drafts"], (content) => [{ content, signet: before }]))) return;
  await update("facts", name, (last) => (last?.sign_in === signet.sign_in ? signet : null));
}
