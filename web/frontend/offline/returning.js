// After sign-in: what was sealed or put aside on this device for this person is judged by the server, and goes where it was.
// What nobody can vouch for is offered to them beside their own, and never sent.
// @ts-check
import { known } from "./arrival.js";
import { isOpen } from "./belongings.js";
import { changeAny, keyOf } from "./drafts.js";
import { sealing } from "./leaving.js";
import { forget, list, update } from "./storage.js";
import * as submissions from "./submissions.js";
import { inTurn } from "./turn.js";
import { sameFiles } from "./versions.js";

/** @typedef {import("./delivery.js").Sender} Sender */
/** @typedef {import("./belongings.js").Content} Content */
/** @typedef {{ text?: string, proven: boolean, key?: string }} Judged what was in an envelope, if anything, and with which key the server looked */
/** @typedef {(envelope: string) => Promise<Judged | "later" | null>} Ask null where the server does not take the request */
/** @typedef {{ content: Content, proven: boolean, keys: string[] }} Whole */

/**
 * Opens what is here of the sender's person; each is forgotten once its content is kept. Whether there was any.
 *
 * @param {Sender} sender
 */
export async function openSealed(sender) {
  let any = false;
  if ((await list("sealed", `${sender.user}/`)).length === 0) return any;
  await inTurn("returning", async (goOn) => {
    const pieces = new Pieces();
    const key = (await known(sender.user))?.key;
    /** @type {Ask} */
    const ask = (envelope) => sent(sender, envelope, goOn);
    for (const { key: name, value } of await list("sealed", `${sender.user}/`)) {
      if (key && value.closed === key) continue; // under another one it is tried again: the right one may be back
      const whole = isOpen(value) ? await judged(ask, sender.user, name, value) : await opened(ask, name, value, pieces);
      if (whole === "later") return;
      if (whole === null || !(await putBack(sender.user, whole))) continue;
      for (const one of whole.keys) await forget("sealed", one);
      any = true;
    }
    await close(pieces.keys(), key); // of a whole that is not all here
  });
  return any;
}

/**
 * @param {Ask} ask
 * @param {string} key
 * @param {{ envelope: string }} value
 * @param {Pieces} pieces
 * @returns {Promise<Whole | "later" | null>} null where it is none, or only a piece of one
 */
async function opened(ask, key, { envelope }, pieces) {
  const answer = await ask(envelope);
  if (answer === "later" || answer === null) return answer;
  const content = contentOf(answer.text);
  if (content === null) await close([key], answer.key); // sealed under another secret key, or by nobody of ours
  if (content?.kind === "piece") return pieces.add(key, content, answer.proven);
  return content && { content, proven: answer.proven, keys: [key] };
}

/**
 * What was put aside as it was: whether it was written while its person was signed in.
 *
 * @param {Ask} ask
 * @param {string} user
 * @param {string} key
 * @param {{ content: Content, signet: import("./sealing.js").Signet | null }} value
 * @returns {Promise<Whole | "later" | null>}
 */
async function judged(ask, user, key, { content, signet }) {
  if (!signet?.proof) return { content, proven: false, keys: [key] };
  const { envelope } = (await sealing().catch(() => null)) ?? {};
  if (!envelope) return "later";
  const answer = await ask(envelope("", user, signet));
  if (answer === "later" || answer === null) return answer;
  return { content, proven: answer.proven, keys: [key] };
}

/**
 * @param {Sender} sender
 * @param {string} envelope
 * @param {() => Promise<void>} goOn
 * @returns {ReturnType<Ask>}
 */
async function sent(sender, envelope, goOn) {
  for (;;) {
    await goOn();
    const delivery = await sender.send("POST", "sealed", { envelopes: [envelope] });
    if (delivery.kind === "refused") return null;
    if (delivery.kind === "sent") return judgedBy(delivery.answer);
    const { waitMs } = delivery;
    if (delivery.reason !== "busy" || !waitMs) return "later";
    await new Promise((resolve) => setTimeout(resolve, waitMs)); // a large draft has many pieces
  }
}

/**
 * @param {{ opened: { text?: string, proven?: boolean }[], public_key?: string }} answer
 * @returns {Judged}
 */
function judgedBy({ opened: [one], public_key: key }) {
  return { text: one?.text, proven: one?.proven === true, key };
}

/**
 * Kept, and not asked about again as long as the account's public key is this one.
 *
 * @param {Iterable<string>} names
 * @param {string} [key]
 */
async function close(names, key = "") {
  for (const name of names) await update("sealed", name, (value) => value && { ...value, closed: key });
}

/**
 * What an envelope held; null where that is nothing of ours.
 *
 * @param {string | undefined} text
 * @returns {any}
 */
function contentOf(text) {
  try {
    const content = JSON.parse(String(text));
    return ["submission", "draft", "other", "piece"].includes(content?.kind) ? content : null;
  } catch {
    return null;
  }
}

/** What was too large for one envelope, until all of it is here. */
class Pieces {
  /** @type {Map<string, { texts: string[], keys: string[], proven: boolean }>} */
  #wholes = new Map();

  /**
   * @param {string} key
   * @param {{ whole: string, place: number, of: number, piece: string }} piece
   * @param {boolean} proven
   * @returns {Whole | null} null as long as some are missing
   */
  add(key, { whole, place, of, piece }, proven) {
    const found = this.#wholes.get(whole) ?? { texts: [], keys: [], proven: true };
    found.texts[place] = piece;
    found.keys.push(key);
    found.proven &&= proven;
    this.#wholes.set(whole, found);
    if (found.keys.length < of) return null;
    const content = contentOf(found.texts.join(""));
    if (content === null) return null;
    this.#wholes.delete(whole);
    return { content, proven: found.proven, keys: found.keys };
  }

  /** Of those that were not used. */
  keys() {
    return [...this.#wholes.values()].flatMap((one) => one.keys);
  }
}

/**
 * @param {string} user
 * @param {Whole} whole
 * @returns {Promise<boolean>}
 */
async function putBack(user, { content, proven }) {
  if (content.kind === "submission") {
    const { exercise, files, written_at: at } = content.entry;
    return proven ? submissions.putBack(user, content.entry) : offer(keyOf(user, exercise), { files, at, found: true });
  }
  const name = keyOf(user, content.exercise);
  const { files, at } = content.kind === "draft" ? content.draft : content.other;
  if (!proven) return offer(name, { files, at, found: true });
  if (content.kind === "other") return offer(name, content.other);
  if (content.device) await update("facts", `device/${user}`, (known) => (known ? null : content.device));
  const { draft } = content;
  const isFree = (/** @type {any} */ now) => !now || Object.keys(now.files).length === 0;
  return (await changeAny(name, (now) => (isFree(now) ? { ...now, ...draft } : null))) || offer(name, { files, at });
}

/**
 * Keeps a version beside what is typed here; false where another one lies there already, which its writer has to take or
 * drop first.
 *
 * @param {string} name
 * @param {{ files: Record<string, string>, at: string, found?: boolean }} other
 */
function offer(name, other) {
  return changeAny(name, (now) => {
    if (!now) return { files: {}, at: other.at, grew: "", base: 0, saved: true, other };
    if (isSame(now.files, other.files)) return now;
    return now.other && !isSame(now.other.files, other.files) ? null : { ...now, other: now.other ?? other };
  });
}

/**
 * @param {Record<string, string>} one
 * @param {Record<string, string>} another
 */
function isSame(one, another) {
  return sameFiles(one, another) && sameFiles(another, one);
}
