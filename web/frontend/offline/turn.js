// One at a time among the pages of this browser and its service worker.
// @ts-check
import { LONGEST_SEND_MS } from "./delivery.js";
import { read, update } from "./storage.js";

/** Longer than anything that is done between two calls of `goOn`. */
const LEASE_MS = LONGEST_SEND_MS + 10_000;
const LOOK_AGAIN_MS = 500;

/**
 * Does `work` when nobody else of this browser is at it; waits its turn before.
 *
 * Web Locks end with their page, however it ends. Where there are none (a page over plain HTTP) a lease in the storage
 * stands in. `goOn` is to be called before each request: it renews the lease, and waits where the turn was lost meanwhile,
 * as by a device that slept. A page that is closed gives its turn back.
 *
 * @param {string} name
 * @param {(goOn: () => Promise<void>) => Promise<void>} work
 */
export async function inTurn(name, work) {
  if (navigator.locks) {
    await navigator.locks.request(`kradan-${name}`, () => work(async () => {}));
    return;
  }
  const turn = new Lease(`turn/${name}`);
  const giveBack = () => turn.giveBack();
  await turn.wait();
  globalThis.addEventListener?.("pagehide", giveBack);
  try {
    await work(() => turn.wait());
  } finally {
    globalThis.removeEventListener?.("pagehide", giveBack);
    await giveBack();
  }
}

class Lease {
  #me = String(Math.random());

  /** @param {string} key */
  constructor(key) {
    this.key = key;
  }

  /** Until it is ours, for another while. */
  async wait() {
    while (!(await this.#take())) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }

  async #take() {
    const asked = { me: this.#me, until: Date.now() + LEASE_MS };
    await update("facts", this.key, (lease) => (isFree(lease) || lease.me === this.#me ? asked : null));
    const holder = await read("facts", this.key);
    return holder === null || holder.me === this.#me;
  }

  async giveBack() {
    await update("facts", this.key, (lease) => (lease?.me === this.#me ? { me: this.#me, until: 0 } : null));
  }
}

/** @param {any} lease one that ends later than any can was made by another clock */
function isFree(lease) {
  return !lease || lease.until < Date.now() || lease.until > Date.now() + LEASE_MS;
}
