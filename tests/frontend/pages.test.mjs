// Promises of `offline/worker/pages.js`: which pages of this device are shown to whom.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { empty } from "./plain-storage.mjs";

const KEPT = "<html><body>kept</body></html>";
const cookies = new Map();

// a service worker on the door without HTTPS, at the machine itself
globalThis.__PRECACHE__ = "/static/dist/precache-x.json";
globalThis.location = { protocol: "http:", origin: "http://localhost:8000" };
globalThis.self = {
  location: globalThis.location,
  cookieStore: { get: async (name) => (cookies.has(name) ? { value: cookies.get(name) } : null) },
};
globalThis.caches = {
  has: async (name) => name === "pages-7",
  open: async (name) => ({
    match: async () => new Response(name === "pages-7" ? KEPT : "not kept"),
    keys: async () => [],
  }),
};
globalThis.fetch = async () => Promise.reject(new TypeError("Failed to fetch"));

const pages = await import("../../web/frontend/offline/worker/pages.js");
const { keep } = await import("../../web/frontend/offline/storage.js");

async function opened(preloadResponse = Promise.resolve(undefined)) {
  const answer = await pages.open({
    request: new Request("http://localhost:8000/assignments"),
    preloadResponse,
    waitUntil() {},
  });
  return answer.text();
}

beforeEach(async () => {
  empty();
  cookies.clear();
  await keep("facts", "account", { user: "7", api: "/api/", language: "en" });
});

for (const name of ["kradan_here", "kradan_here_plain"]) {
  test(`whoever is signed in by ${name} sees what was kept for them`, async () => {
    cookies.set(name, "7.word");
    assert.match(await opened(), /kept-at.*kept/s);
  });
}

test("nobody else sees it", async () => {
  assert.equal(await opened(), "not kept");
  cookies.set("kradan_here_plain", "70.word");
  assert.equal(await opened(), "not kept");
});

test("a preload that ends as an error (Firefox) is no answer of the server", async () => {
  cookies.set("kradan_here", "7.word");
  assert.match(await opened(Promise.resolve(Response.error())), /kept-at.*kept/s);
});

test("a worker to whom no cookies are shown though the server knows them (Firefox) shows what was kept", async () => {
  const away = globalThis.fetch;
  globalThis.fetch = async () => Response.json({ user: 7, pages: [] });
  await pages.keepAssigned();
  globalThis.fetch = away;
  assert.match(await opened(), /kept-at.*kept/s);
});
