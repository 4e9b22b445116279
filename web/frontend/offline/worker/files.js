// The built files of a release: kept whole when it is installed, the engine's large ones later and one by one.
//
// Every address below /static/dist/ carries a hash of its content, so a page of any release finds its own files, and
// caches are removed only when no page of their release is left.
// @ts-check
import { BY_ADDRESS, worker } from "./scope.js";

/** Where the list of this release's files is; written by the build.
 * @type {string} */
// @ts-expect-error - put in by the build
const PRECACHE = __PRECACHE__;

export const RELEASE = PRECACHE.replace(/^.*-|\.json$/g, "");
const SHELL = "release-";
const ENGINE = "engine";
/** Kept last, beside the files. */
const COMPLETE = "/complete";
const ANSWER_WITHIN_MS = 5_000;
const AT_ONCE = 4;
const LANGUAGES = ["th", "en"];

/** @typedef {{ shell: string[], engine: string[] }} Precache addresses */

/** @returns {Promise<Precache>} */
async function precache() {
  const response = (await caches.match(PRECACHE, BY_ADDRESS)) ?? (await fetch(PRECACHE));
  return response.json();
}

/** Keeps everything a page of this release needs, the engine apart; rejected when something is not to be had. */
export async function install() {
  const cache = await caches.open(SHELL + RELEASE);
  const list = await fetch(PRECACHE);
  await cache.put(PRECACHE, list.clone());
  /** @type {Precache} */
  const { shell } = await list.json();
  const wanted = [...shell];
  const fill = async () => {
    for (let address = wanted.shift(); address; address = wanted.shift()) await keep(cache, address);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, fill));
  await Promise.all(LANGUAGES.map((language) => keepOfflinePage(cache, language)));
  await cache.put(COMPLETE, new Response());
}

/**
 * Whether the files of a release are all here: a page of it works without a network.
 *
 * @param {string} release
 */
export async function isComplete(release) {
  return (await caches.has(SHELL + release)) && (await (await caches.open(SHELL + release)).match(COMPLETE)) !== undefined;
}

/**
 * @param {Cache} cache
 * @param {string} address
 */
async function keep(cache, address) {
  if (await cache.match(address, BY_ADDRESS)) return;
  const response = (await caches.match(address, BY_ADDRESS)) ?? (await fetch(address));
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  await cache.put(address, response);
}

/**
 * The page for what is not kept is nobody's: it is asked for without the session.
 *
 * @param {Cache} cache
 * @param {string} language
 */
async function keepOfflinePage(cache, language) {
  const response = await fetch("/offline", { credentials: "omit", headers: { "Accept-Language": language } });
  if (!response.ok) throw new Error(`/offline: ${response.status}`);
  await cache.put(`/offline?${language}`, response);
}

/** @param {string} language */
export async function offlinePage(language) {
  const cache = await caches.open(SHELL + RELEASE);
  const kept = await cache.match(`/offline?${LANGUAGES.includes(language) ? language : LANGUAGES[0]}`, BY_ADDRESS);
  return kept ?? Response.error();
}

/** @param {URL} address */
export function isBuilt(address) {
  return address.origin === worker.location.origin && address.pathname.startsWith("/static/dist/");
}

/**
 * A built file: from the device, else from the server.
 *
 * @param {Request} request
 */
export async function serve(request) {
  return (await caches.match(request.url, BY_ADDRESS)) ?? fetch(request);
}

/** @type {Promise<void> | null} */
let fetching = null;

/** Keeps the engine's files that are not there yet, one after the other; goes on another time where it was cut off. */
export function keepEngine() {
  fetching ??= fillEngine().finally(() => {
    fetching = null;
  });
  return fetching;
}

async function fillEngine() {
  const { engine } = await precache();
  const cache = await caches.open(ENGINE);
  for (const address of engine) await keep(cache, address);
}

/**
 * Removes the files of releases that no open page and no kept page is of. Where a page does not say, nothing is removed.
 *
 * @param {ReadonlySet<string>} ofKeptPages
 */
export async function sweep(ofKeptPages) {
  const open = await releasesOfOpenPages();
  if (!open) return;
  const used = new Set([RELEASE, ...open, ...ofKeptPages]);
  for (const name of await caches.keys()) {
    if (name.startsWith(SHELL) && !used.has(name.slice(SHELL.length))) await caches.delete(name);
  }
  if (used.size > 1) return;
  const { engine } = await precache();
  const cache = await caches.open(ENGINE);
  for (const request of await cache.keys()) {
    if (!engine.includes(new URL(request.url).pathname)) await cache.delete(request);
  }
}

/** @returns {Promise<string[] | null>} null when one does not answer */
async function releasesOfOpenPages() {
  const pages = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const answers = await Promise.all(pages.map(releaseOf));
  return answers.includes(null) ? null : answers.map(String);
}

/**
 * @param {import("./scope.js").Client} page
 * @returns {Promise<string | null>}
 */
function releaseOf(page) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => resolve(String(event.data));
    setTimeout(() => resolve(null), ANSWER_WITHIN_MS);
    page.postMessage({ kind: "which-release" }, [port2]);
  });
}
