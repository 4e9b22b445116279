// Promises of the service worker's pages (`offline/worker/pages.js`) and of `offline/delivery.js`, where a server takes its time.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { empty } from "./plain-storage.mjs";

const HERE = "https://kradan.test";
/** What the browser keeps: by the name of a cache, pages by their path. @type {Map<string, Map<string, Response>>} */
let boxes = new Map();
const box = (name) => ({
  match: async (path) => boxes.get(name)?.get(path)?.clone(),
  put: async (path, response) => void boxes.get(name)?.set(path, response),
});
globalThis.self = { location: new URL(HERE) };
globalThis.__PRECACHE__ = "/static/dist/precache-R1.json";
globalThis.caches = { has: async (name) => boxes.has(name), open: async (name) => box(name), keys: async () => [...boxes.keys()] };

const { Sender } = await import("../../web/frontend/offline/delivery.js");
const { keep } = await import("../../web/frontend/offline/storage.js");
const { open } = await import("../../web/frontend/offline/worker/pages.js");

const PAGE = "/exercises/basics/total";
const never = () => new Promise(() => {});
const kept = (words) => new Response(`<html lang="en">${words}`, { headers: { "X-Kradan-Kept-At": "2026-06-01T10:00:00Z" } });
const fresh = (words) => new Response(`<html lang="en">${words}`, { headers: { "X-Kradan-Keep": "7", "X-Kradan-Release": "R1" } });
/** Everything that is to be done without waiting for a clock or the server. */
const settled = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Opens a page; gives what was answered so far, and what goes on behind the answer. */
function opening(path, answers) {
  const work = [];
  const opened = { answer: /** @type {Response | null} */ (null), work };
  globalThis.fetch = answers;
  const event = { request: new Request(HERE + path), preloadResponse: Promise.resolve(undefined), waitUntil: (one) => work.push(one) };
  open(event).then((answer) => (opened.answer = answer));
  return opened;
}

beforeEach(async (context) => {
  empty();
  boxes = new Map([
    ["release-R1", new Map([["/complete", new Response()]])],
    ["pages-7", new Map([[PAGE, kept("as it was")], ["/assignments", kept("the list")]])],
  ]);
  await keep("facts", "account", { user: "7", api: "/api/", language: "en" });
  context.mock.timers.enable({ apis: ["setTimeout"] });
});

test("a server that hangs gives way to the kept page after four seconds, and the page says so", async (context) => {
  const opened = opening(PAGE, never);
  await settled();
  context.mock.timers.tick(3_999);
  await settled();
  assert.equal(opened.answer, null);
  context.mock.timers.tick(1);
  await settled();
  assert.equal(await opened.answer?.text(), '<html data-kept-at="2026-06-01T10:00:00Z" lang="en">as it was');
});

test("the first page of all gives way to the kept list where the server hangs", async (context) => {
  const opened = opening("/", never);
  await settled();
  context.mock.timers.tick(4_000);
  await settled();
  assert.equal(opened.answer?.headers.get("Location"), `${HERE}/assignments`);
});

test("a page that this device does not have is waited for", async (context) => {
  const opened = opening("/account", never);
  await settled();
  context.mock.timers.tick(3_600_000);
  await settled();
  assert.equal(opened.answer, null);
});

test("an answer in time is shown, and kept", async (context) => {
  const opened = opening(PAGE, async () => fresh("as it is"));
  await settled();
  context.mock.timers.tick(4_000);
  assert.match((await opened.answer?.text()) ?? "", /as it is/);
  await Promise.all(opened.work);
  assert.match((await boxes.get("pages-7")?.get(PAGE)?.text()) ?? "", /as it is/);
});

test("an answer that comes too late is there the next time", async (context) => {
  let arrive = () => {};
  const opened = opening(PAGE, () => new Promise((resolve) => (arrive = () => resolve(fresh("as it is")))));
  await settled();
  context.mock.timers.tick(4_000);
  await settled();
  assert.match((await opened.answer?.text()) ?? "", /as it was/);
  arrive();
  await Promise.all(opened.work);
  assert.match((await boxes.get("pages-7")?.get(PAGE)?.text()) ?? "", /as it is/);
});

test("a proxy without its server behind it is no answer where there is a kept page", async () => {
  const opened = opening(PAGE, async () => new Response("bad gateway", { status: 502 }));
  await settled();
  assert.match((await opened.answer?.text()) ?? "", /as it was/);
});

test("an answer that stops in its middle is given up, and what is sent waits on", async (context) => {
  globalThis.fetch = async (_address, { signal }) => {
    const body = new ReadableStream({ start: (stream) => signal.addEventListener("abort", () => stream.error(new Error("aborted"))) });
    return new Response(body, { status: 201 });
  };
  let delivery = null;
  new Sender("7", "/api/", "token").send("PUT", "submissions/1", {}).then((one) => (delivery = one));
  await settled();
  assert.equal(delivery, null);
  context.mock.timers.tick(20_000);
  await settled();
  assert.equal(delivery?.kind, "later");
});
