// The service worker: pages and files without a network, waiting submissions sent without a page. It knows no pages'
// content; what it keeps of an account is removed when that account signs out.
// @ts-check
import { answerAsk, ASK_ADDRESS } from "../runner/ask-channel.js";
import { known } from "./arrival.js";
import { Sender } from "./delivery.js";
import { sendAll, SYNC } from "./sending.js";
import { read } from "./storage.js";
import { CHOICES, choose } from "./worker/choices.js";
import * as files from "./worker/files.js";
import * as pages from "./worker/pages.js";
import { worker } from "./worker/scope.js";

worker.addEventListener("install", (event) => {
  // Files carry hashes, so an open page of an older release goes on with its own: nothing is to be waited for.
  event.waitUntil(files.install().then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  const ready = worker.registration.navigationPreload?.enable();
  event.waitUntil(Promise.all([ready, worker.clients.claim()]));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== worker.location.origin) return;
  if (request.method === "GET" && files.isBuilt(address)) event.respondWith(files.serve(request));
  else if (address.pathname === ASK_ADDRESS) event.respondWith(answerAsk(address, pages.opened));
  else if (request.mode !== "navigate") return;
  else if (request.method === "GET") event.respondWith(pages.open(event));
  else if (CHOICES.includes(address.pathname)) event.respondWith(choose(request));
});

worker.addEventListener("message", (event) => {
  const kind = event.data?.kind;
  if (kind === "keep-pages") event.waitUntil(keepPages());
  if (kind === "keep-engine") event.waitUntil(files.keepEngine());
});

worker.addEventListener("sync", (event) => {
  if (event.tag === SYNC) event.waitUntil(sendWaiting());
});

/** @type {Promise<void> | null} */
let keeping = null;

function keepPages() {
  keeping ??= pages
    .keepAssigned()
    .then(async () => files.sweep(await pages.releasesOfKeptPages()))
    .finally(() => {
      keeping = null;
    });
  return keeping;
}

/** Sends what waits; rejected when something has to wait on, so that the browser asks again. */
async function sendWaiting() {
  const account = await read("facts", "account");
  if (!account || !(await known(String(account.user)))) return;
  const stopped = await sendAll(new Sender(String(account.user), account.api, ""), () => {});
  if (stopped?.kind === "later" && stopped.reason !== "signed-out") throw new Error(stopped.reason);
}
