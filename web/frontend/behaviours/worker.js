// Starts the service worker once the page is usable, and asks it to keep what this person may need without a network.
// @ts-check
import { keep, read } from "../offline/storage.js";

/** A page over plain HTTP has no service worker; all else works there.
 *
 * @param {string} address
 */
export async function startWorker(address) {
  if (!("serviceWorker" in navigator)) return;
  await idle();
  try {
    await navigator.serviceWorker.register(address, { scope: "/", updateViaCache: "none" });
  } catch {
    return; // switched off in this browser
  }
  const { active } = await navigator.serviceWorker.ready;
  active?.postMessage({ kind: "keep-pages" });
  // a new release has just taken over
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    navigator.serviceWorker.controller?.postMessage({ kind: "keep-pages" });
  });
  if (!savesData() || (await read("facts", "engine"))) active?.postMessage({ kind: "keep-engine" });
  else offerEngine(() => active?.postMessage({ kind: "keep-engine" }));
}

/** Whether every megabyte counts: the device says so. */
function savesData() {
  return Boolean(/** @type {any} */ (navigator).connection?.saveData);
}

/** @param {() => void} wanted */
function offerEngine(wanted) {
  const box = document.querySelector("[data-engine-offer]");
  if (!(box instanceof HTMLElement)) return;
  box.hidden = false;
  box.querySelector("button")?.addEventListener("click", async () => {
    box.hidden = true;
    await keep("facts", "engine", true);
    wanted();
  });
}

/** @returns {Promise<void>} when the page has loaded and has nothing to do */
async function idle() {
  if (document.readyState !== "complete") await new Promise((resolve) => window.addEventListener("load", resolve, { once: true }));
  await new Promise((resolve) => (window.requestIdleCallback ?? window.setTimeout)(() => resolve(undefined)));
}
