// What every page does for this device: `<meta data-device>` says whose page it is and of which release.
// @ts-check
import { account, claim, leaveOthers, leaveToo, signedIn } from "../offline/account.js";
import { arrived, arriving, known } from "../offline/arrival.js";
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
  const { user, signet } = device;
  const leave = () => window.location.replace(device.signIn);
  hear("left", (news) => news.user === user && leaveToo(user, signet).finally(leave));
  window.addEventListener("pageshow", async (event) => {
    if (event.persisted && signedIn() !== user) leave();
  });
  const keptAt = document.documentElement.dataset.keptAt;
  if (signedIn() !== user) leaveOthers(signedIn()).then(leave); // kept, or left in another tab while this page was loading
  else if (keptAt === undefined) settle({ ...device, user });
  else arriving(showOwn(keptAt, user, leave));
}

/**
 * A kept page, of whoever has arrived on this device: another may have put it there under their name.
 *
 * @param {string} keptAt
 * @param {string} user
 * @param {() => void} leave
 */
async function showOwn(keptAt, user, leave) {
  if (await known(user)) return showKept(keptAt);
  await leaveOthers(null);
  leave();
  return new Promise(() => {}); // nothing of it is sent
}

/** @param {import("../page.js").Device & { user: string }} device */
async function settle({ user, signet, api, language, worker }) {
  if (!("serviceWorker" in navigator)) sealing().then(canSeal, () => {}); // at hand before the link may go
  if (signet) arriving(claim({ user, api, language }, signet), signet.sign_in);
  await arrived();
  const sender = new Sender(user, api, csrfToken());
  comeBack(sender).finally(() => sendDrafts(sender)); // a large draft takes its time
  window.addEventListener("online", () => comeBack(sender));
  sendTheme();
  if (worker && (await account())) await startWorker(worker);
}

/** @param {Sender} sender */
async function comeBack(sender) {
  if (!(await openSealed(sender))) return;
  window.dispatchEvent(new Event("returned"));
  window.dispatchEvent(new Event("online"));
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
