// What every page does for this device: `<meta data-device>` says whose page it is and of which release.
// @ts-check
import { account, claim, leaveOthers, signedIn } from "../offline/account.js";
import { Sender } from "../offline/delivery.js";
import { sendDrafts } from "../offline/draft-sending.js";
import { sealing } from "../offline/leaving.js";
import { openSealed } from "../offline/returning.js";
import { hear } from "../offline/storage.js";
import { csrfToken, device as thisDevice } from "../page.js";
import { sendTheme } from "./choices.js";
import { showKept } from "./kept-page.js";
import { startWorker } from "./worker.js";

export function device() {
  const device = thisDevice();
  answerForRelease(device.release);
  if (device.user === null) {
    if (signedIn() === null) leaveOthers(null);
    return;
  }
  const user = device.user;
  const leave = () => window.location.replace(device.signIn);
  hear("left", (news) => news.user === user && leave());
  window.addEventListener("pageshow", async (event) => {
    if (event.persisted && signedIn() !== user) leave();
  });
  const keptAt = document.documentElement.dataset.keptAt;
  if (signedIn() !== user) leaveOthers(signedIn()).then(leave); // kept, or left in another tab while this page was loading
  else if (keptAt === undefined) settle({ ...device, user });
  else showKept(keptAt);
}

/** @param {import("../page.js").Device & { user: string }} device */
async function settle({ user, key, api, language, worker }) {
  if (!("serviceWorker" in navigator)) sealing().then(canSeal, () => {}); // at hand before the link may go
  await claim({ user, api, language }, key);
  const sender = new Sender(user, api, csrfToken());
  if (await openSealed(sender)) window.dispatchEvent(new Event("online"));
  sendDrafts(sender);
  sendTheme();
  if (worker && (await account())) await startWorker(worker);
}

const canSeal = () => document.documentElement.classList.add("can-seal");

/**
 * Tells the service worker which release this page is of, so that it keeps its files.
 *
 * @param {string} release
 */
function answerForRelease(release) {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.addEventListener("message", (event) => {
    if (event.data?.kind === "which-release") event.ports[0]?.postMessage(release);
  });
  navigator.serviceWorker.startMessages();
}
