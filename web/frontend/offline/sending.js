// Sends the submissions of one person that wait on this device, one at a time; pages and the service worker do it alike.
// @ts-check
import { tell } from "./storage.js";
import * as submissions from "./submissions.js";
import { inTurn } from "./turn.js";

/** The name under which the browser asks the service worker to send. */
export const SYNC = "outbox";

/** @typedef {import("./submissions.js").Entry} Entry */
/** @typedef {import("./delivery.js").Delivery} Delivery */
/** @typedef {import("./delivery.js").Sender} Sender */

/** Exercises of which the server failed at an answer: theirs go after all others, so that they hold up nobody for long. */
const failing = new Set();

/**
 * Sends what one person has waiting, oldest first, until all is sent or has to wait; tells the other pages. Where the server
 * fails at one answer, those of its exercise wait behind it, in their order, and the others go on.
 *
 * @param {Sender} sender
 * @param {(entry: Entry, delivery: Delivery) => void} told
 * @param {() => Promise<Entry[]>} [waiting]
 * @returns {Promise<Delivery | null>} why something has to wait; null when nothing does
 */
export async function sendAll(sender, told, waiting = () => stillWaiting(sender.user)) {
  /** @type {Delivery | null} */
  let stopped = null;
  /** Where the storage does not let go of one, it is sent once more another time: the server takes its id once. */
  const done = new Set();
  const held = new Set();
  const following = async () => {
    const open = (await waiting()).filter((entry) => !done.has(entry.id) && !held.has(entry.exercise));
    return open.find((entry) => !failing.has(entry.exercise)) ?? open[0];
  };
  await inTurn(SYNC, async (goOn) => {
    for (let next = await following(); next; next = await following()) {
      await goOn();
      const { id, ...body } = next;
      const delivery = await sender.send("PUT", `submissions/${id}`, body);
      if (delivery.kind === "sent") await submissions.remove(sender.user, id);
      if (delivery.kind === "refused") await submissions.refuse(sender.user, id, delivery.message);
      told(next, delivery);
      tell({ kind: "delivery", user: sender.user, entry: next, delivery });
      done.add(id);
      if (delivery.kind !== "later") {
        failing.delete(next.exercise);
        continue;
      }
      stopped = delivery;
      if (!delivery.alone) break;
      failing.add(next.exercise);
      held.add(next.exercise);
    }
  });
  return stopped;
}

/** @param {string} user */
export async function stillWaiting(user) {
  return (await submissions.kept(user)).filter((entry) => entry.refused === undefined);
}
