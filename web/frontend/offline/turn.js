// One at a time among the pages of this browser and its service worker.
// @ts-check
import { read, update } from "./storage.js";

const LEASE_MS = 30_000;
const LOOK_AGAIN_MS = 500;

/**
 * Does `work` when nobody else of this browser is at it; waits its turn before.
 *
 * Web Locks end with their page, however it ends. Where there are none (a page over plain HTTP) a lease in the storage
 * stands in; `goOn` renews it, and who does not call it for half a minute has lost its turn.
 *
 * @param {string} name
 * @param {(goOn: () => Promise<void>) => Promise<void>} work
 */
export async function inTurn(name, work) {
  if (navigator.locks) {
    await navigator.locks.request(`kradan-${name}`, () => work(async () => {}));
    return;
  }
  const key = `turn/${name}`;
  const me = String(Math.random());
  const free = (/** @type {any} */ lease) => !lease || lease.until < Date.now() || lease.until > Date.now() + LEASE_MS;
  const take = async () => {
    const asked = { me, until: Date.now() + LEASE_MS };
    await update("facts", key, (lease) => (free(lease) || lease.me === me ? asked : null));
    const holder = await read("facts", key);
    return holder === null || holder.me === me;
  };
  while (!(await take())) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  try {
    await work(async () => void (await take()));
  } finally {
    await update("facts", key, (lease) => (lease?.me === me ? { me, until: 0 } : null));
  }
}
