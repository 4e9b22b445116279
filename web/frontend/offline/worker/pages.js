// The pages of one account: from the server where it answers, else as this device kept them.
//
// The server says of a page that it may be kept, and for whom, by the header X-Kradan-Keep; nothing else is ever kept.
// @ts-check
import { NAMES, userIn } from "../here.js";
import { forget, keep as remember, read } from "../storage.js";
import { isComplete, offlinePage } from "./files.js";
import { BY_ADDRESS, worker } from "./scope.js";
import { dressed } from "./kept-page.js";

const KEEP = "X-Kradan-Keep";
const RELEASE_OF_PAGE = "X-Kradan-Release";
/** Set by us on what we keep. */
const KEPT_AT = "X-Kradan-Kept-At";
const VERSION = "X-Kradan-Version";
const CACHE = "pages-";
const PATIENCE_MS = 4_000;
/** What a proxy or a server that is starting says. */
const AWAY = [502, 503, 504];
/** That this browser shows its worker no cookies, though they are there. */
const UNSEEN = "cookies-unseen";
const HOME = "/";
const LIST = "/assignments";
const LIST_OF_PAGES = "/assignments/pages.json";

/** @typedef {{ user: number, pages: { address: string, title: string, version: string }[] }} ListOfPages */

/**
 * A page that somebody opens.
 *
 * @param {import("./scope.js").FetchEvent} event
 * @returns {Promise<Response>}
 */
export async function open(event) {
  const { pathname } = new URL(event.request.url);
  const fresh = fromServer(event);
  const instead = await insteadOf(pathname);
  const patience = new Promise((resolve) => instead && setTimeout(() => resolve(null), PATIENCE_MS));
  const answer = await Promise.race([fresh, patience]);
  if (answer && !(instead && AWAY.includes(answer.status))) return answer;
  return instead ? instead() : offlinePage(await languageOfDevice());
}

/**
 * What this device can show in place of a page that does not come.
 *
 * @param {string} pathname
 * @returns {Promise<(() => Response | Promise<Response>) | null>}
 */
async function insteadOf(pathname) {
  const kept = await keptPage(pathname);
  if (kept) return () => dressed(kept, kept.headers.get(KEPT_AT) ?? "");
  if (pathname !== HOME || !(await keptPage(LIST))) return null;
  return () => Response.redirect(new URL(LIST, worker.location.href), 302);
}

/**
 * The server's answer, kept where it may be; null when there is none.
 *
 * @param {import("./scope.js").FetchEvent} event
 * @returns {Promise<Response | null>}
 */
function fromServer(event) {
  const fresh = Promise.resolve(event.preloadResponse)
    .then((loaded) => loaded ?? fetch(event.request))
    // Firefox answers with an error instead of failing, where the server is away
    .then((response) => (response.type === "error" ? null : response))
    .catch(() => null);
  event.waitUntil(fresh.then((response) => response && keep(new URL(event.request.url).pathname, response.clone())));
  return fresh;
}

/** @param {string} pathname */
async function keptPage(pathname) {
  const account = await accountHere();
  if (!account) return undefined;
  const name = CACHE + account.user;
  return (await caches.has(name)) ? (await caches.open(name)).match(pathname, BY_ADDRESS) : undefined;
}

/** The account of this device; null where its session has ended with the browser window, as far as that can be seen. */
async function accountHere() {
  const account = await read("facts", "account");
  if (!account || (await read("facts", UNSEEN))) return account;
  const cookie = await cookieHere();
  return cookie === null || userIn(cookie) === account.user ? account : null;
}

/**
 * What the cookie says of who is signed in, empty where there is none; null where a worker is told of no cookies.
 *
 * @returns {Promise<string | null>}
 */
async function cookieHere() {
  /** @type {{ get(name: string): Promise<{ value: string } | null> } | undefined} */
  const cookies = /** @type {any} */ (worker).cookieStore;
  if (!cookies) return null;
  const told = await Promise.all(NAMES.map((name) => cookies.get(name)));
  return told.find(Boolean)?.value ?? "";
}

async function languageOfDevice() {
  const account = await read("facts", "account");
  return account?.language ?? navigator.language.slice(0, 2);
}

/**
 * Keeps a page for the account that the server made it for, as long as that account is the one of this device. A page of a
 * release whose files are not all here yet is not kept: the older one stays, which works.
 *
 * @param {string} pathname
 * @param {Response} response
 * @param {string} [version] as the list of pages has it; else what it said last, since this page is no older than that
 */
async function keep(pathname, response, version) {
  const user = response.headers.get(KEEP);
  if (!user || response.status !== 200 || response.redirected) return;
  if (!(await isComplete(response.headers.get(RELEASE_OF_PAGE) ?? ""))) return;
  const headers = new Headers(response.headers);
  headers.set(KEPT_AT, new Date().toISOString());
  headers.set(VERSION, version ?? (await listedVersion(user, pathname)));
  const text = await response.text();
  if (!(await belongsTo(user))) return;
  const cache = await caches.open(CACHE + user);
  await cache.put(pathname, new Response(text, { headers }));
  // Signing out removes the cache; it may have done so while we wrote.
  if (!(await belongsTo(user))) await caches.delete(CACHE + user);
}

/** @param {string} user */
async function belongsTo(user) {
  const account = await read("facts", "account");
  return account !== null && String(account.user) === user;
}

/**
 * @param {string} user
 * @param {string} pathname
 * @returns {Promise<string>} empty where no list has had this page
 */
async function listedVersion(user, pathname) {
  /** @type {ListOfPages["pages"]} */
  const listed = (await read("facts", `pages/${user}`)) ?? [];
  return listed.find((page) => page.address === pathname)?.version ?? "";
}

/** Keeps the pages of everything that is assigned to the account: those that changed, one by one. */
export async function keepAssigned() {
  const wanted = await listOfPages();
  if (!wanted || !(await belongsTo(String(wanted.user)))) return;
  // The server has just answered somebody signed in, so the cookie is there; Firefox has the interface and shows none.
  await ((await cookieHere()) === "" ? remember("facts", UNSEEN, true) : forget("facts", UNSEEN));
  await remember("facts", `pages/${wanted.user}`, wanted.pages);
  const cache = await caches.open(CACHE + wanted.user);
  for (const { address, version } of wanted.pages) {
    const kept = await cache.match(address, BY_ADDRESS);
    if (kept?.headers.get(VERSION) === version) continue;
    const response = await fetch(address, { headers: { Accept: "text/html" }, redirect: "error" }).catch(() => null);
    if (!response) return;
    await keep(address, response, version);
  }
  const addresses = new Set(wanted.pages.map((page) => page.address));
  for (const request of await cache.keys()) {
    if (!addresses.has(new URL(request.url).pathname)) await cache.delete(request);
  }
}

/** @returns {Promise<ListOfPages | null>} */
async function listOfPages() {
  try {
    const response = await fetch(LIST_OF_PAGES, { headers: { Accept: "application/json" }, redirect: "error" });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/** @returns {Promise<Set<string>>} */
export async function releasesOfKeptPages() {
  const found = new Set();
  for (const name of await caches.keys()) {
    if (!name.startsWith(CACHE)) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const page = await cache.match(request, BY_ADDRESS);
      found.add(page?.headers.get(RELEASE_OF_PAGE) ?? "");
    }
  }
  return found;
}

/** Every page of this site that is open in this browser. */
export function opened() {
  return worker.clients.matchAll({ type: "window", includeUncontrolled: true });
}
