// Promises of `offline/leaving.js`, with the browser's plain storage.
import assert from "node:assert/strict";
import { test } from "node:test";

const plainStorage = Object.create({
  getItem(name) {
    return this[name] ?? null;
  },
  setItem(name, text) {
    this[name] = text;
  },
  removeItem(name) {
    delete this[name];
  },
});
globalThis.window = { localStorage: plainStorage, sessionStorage: { clear() {} } };
delete globalThis.BroadcastChannel; // an open one keeps Node from ending

const { lockAway } = await import("../../web/frontend/offline/leaving.js");
const { keep, list } = await import("../../web/frontend/offline/storage.js");

const KEY = Buffer.alloc(32, 9).toString("base64url");

/** Envelopes are as long as what is in them: that tells them apart here. */
const sizes = async () => (await list("sealed", "7/")).map(({ value }) => value.envelope.length);

test("answers are sealed in the order in which they were written, and nothing else is left", async () => {
  await keep("facts", "key/7", KEY);
  for (let place = 0; place < 12; place += 1) {
    const entry = { id: `${place}`, exercise: "a/b", files: { "a.py": "x".repeat(100 * place) }, revision: "r", written_at: "" };
    await keep("outbox", `7/${place.toString().padStart(16, "0")}-${place}`, entry);
  }
  await lockAway("7");
  const found = await sizes();
  assert.equal(found.length, 12);
  assert.deepEqual(found, [...found].sort((one, other) => one - other));
  assert.deepEqual(Object.keys(plainStorage).filter((name) => !name.startsWith("kradan/sealed/7/")), []);
});

test("where a browser refuses the store of pages, one still leaves", async (context) => {
  const refused = async () => Promise.reject(new Error("The operation is insecure."));
  context.after(() => delete globalThis.caches);
  globalThis.caches = { keys: refused, delete: refused };
  await keep("facts", "account", { user: "7", api: "/api/", language: "th" });
  await lockAway("7");
  assert.deepEqual(await list("facts", ""), []);
});
