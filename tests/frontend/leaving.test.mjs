// Promises of `offline/leaving.js`, with the browser's plain storage.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { empty, plainStorage } from "./plain-storage.mjs";
import { open, signet } from "./seals.mjs";

const { leave, leaveToo } = await import("../../web/frontend/offline/account.js");
const { lockAway } = await import("../../web/frontend/offline/leaving.js");
const { saveDraft } = await import("../../web/frontend/offline/drafts.js");
const { keep, list, read } = await import("../../web/frontend/offline/storage.js");

const MINE = signet("today");
const DRAFT = { files: { "a.py": "งานของมานี" }, at: "2026-06-01T10:00:00Z", grew: "", base: 0, saved: false };

/** @param {number} place @param {string} [text] */
function entry(place, text = "x") {
  return { id: `id-${place}`, exercise: "a/b", files: { "a.py": text }, revision: "r", written_at: "" };
}

/** @param {number} place @param {string} [text] */
async function put(place, text) {
  await keep("outbox", `7/${place.toString().padStart(16, "0")}-id-${place}`, entry(place, text));
}

/** What comes back from all envelopes, in their order. */
async function sealed() {
  return (await list("sealed", "7/")).map(({ value }) => JSON.parse(open(value.envelope).text));
}

const readable = () => Object.keys(plainStorage).filter((name) => !name.startsWith("kradan/sealed/7/"));

beforeEach(async () => {
  empty();
  delete plainStorage.most;
  await keep("facts", "key/7", MINE);
});

test("answers are sealed in the order in which they were written, and nothing else is left", async () => {
  for (let place = 0; place < 12; place += 1) await put(place);
  await lockAway("7");
  const found = await sealed();
  assert.deepEqual(found, Array.from({ length: 12 }, (_, place) => ({ kind: "submission", entry: entry(place) })));
  assert.deepEqual(readable(), []);
});

test("what is sealed proves that its person was signed in", async () => {
  await put(1);
  await lockAway("7");
  assert.equal(open((await list("sealed", ""))[0].value.envelope).proven, true);
});

test("a draft that the server has is removed, one that it does not have is sealed with what lies beside it", async () => {
  const other = { files: { "a.py": "older" }, at: "" };
  await keep("drafts", "7/a/saved", { ...DRAFT, saved: true });
  await keep("drafts", "7/a/b", { ...DRAFT, other });
  await lockAway("7");
  assert.deepEqual(await sealed(), [
    { kind: "draft", exercise: "a/b", device: null, draft: DRAFT },
    { kind: "other", exercise: "a/b", other },
  ]);
  assert.deepEqual(readable(), []);
});

test("where a browser refuses the store of pages, one still leaves", async (context) => {
  const refused = async () => Promise.reject(new Error("The operation is insecure."));
  context.after(() => delete globalThis.caches);
  globalThis.caches = { keys: refused, delete: refused };
  await keep("facts", "account", { user: "7", api: "/api/", language: "th" });
  await lockAway("7");
  assert.deepEqual(await list("facts", ""), []);
});

test("what another tab saves while one signs out is sealed too", async () => {
  await put(1);
  const written = plainStorage.removeItem;
  let times = 0;
  Object.defineProperty(plainStorage, "removeItem", {
    configurable: true,
    value(name) {
      written.call(this, name);
      times += 1;
      // another tab, each time that something has just been put away
      if (times < 4) this[`kradan/outbox/7/000000000000000${times + 1}-id-${times + 1}`] = JSON.stringify(entry(times + 1));
      if (times === 2) this["kradan/drafts/7/a/b"] = JSON.stringify(DRAFT);
    },
  });
  await lockAway("7");
  delete plainStorage.removeItem;
  const found = await sealed();
  assert.deepEqual(found.map((one) => one.entry?.id ?? one.kind).sort(), ["draft", "id-1", "id-2", "id-3", "id-4"]);
  assert.deepEqual(readable(), []);
});

test("what another tab has changed since it was looked at is sealed as it is now", async () => {
  await keep("drafts", "7/a/b", DRAFT);
  const leaving = lockAway("7");
  const newer = { ...DRAFT, files: { "a.py": "newer" } };
  await keep("drafts", "7/a/b", newer);
  await leaving;
  assert.deepEqual((await sealed()).at(-1).draft, newer);
  assert.deepEqual(readable(), []);
});

test("two tabs that leave together seal each thing once", async () => {
  for (let place = 0; place < 5; place += 1) await put(place);
  await keep("drafts", "7/a/b", DRAFT);
  await Promise.all([lockAway("7", MINE), lockAway("7", MINE)]);
  assert.equal((await sealed()).length, 6);
  assert.deepEqual(readable(), []);
});

test("where the device is full in between, what is left is sealed another time, and nothing twice", async () => {
  await put(1);
  await put(2, "x".repeat(10_000));
  await put(3);
  plainStorage.most = () => 5_000;
  await lockAway("7");
  assert.deepEqual((await sealed()).map((one) => one.entry.id), ["id-1", "id-3"]);
  assert.deepEqual((await list("outbox", "")).map(({ value }) => value.id), ["id-2"]);
  assert.deepEqual(await read("facts", "key/7"), MINE, "the key goes last");
  delete plainStorage.most;
  await lockAway("7");
  assert.deepEqual((await sealed()).map((one) => one.entry.id), ["id-1", "id-2", "id-3"]);
  assert.deepEqual(readable(), []);
});

test("without a key nothing is lost", async () => {
  await put(1);
  await keep("facts", "key/7", "of a release before this one");
  await lockAway("7");
  assert.equal((await list("outbox", "")).length, 1);
});

test("a large draft is sealed in pieces that the server opens, with every letter in its place", async () => {
  const text = "ก😀\"\u0000".repeat(150_000);
  await keep("drafts", "7/a/b", { ...DRAFT, files: { "a.py": text } });
  await lockAway("7");
  const envelopes = (await list("sealed", "7/")).map(({ value }) => value.envelope);
  assert.ok(envelopes.length > 10);
  const texts = envelopes.map((one) => open(one).text);
  for (const one of texts) assert.ok(Buffer.byteLength(one) <= 256 * 1024, `${Buffer.byteLength(one)}`);
  const whole = JSON.parse(texts.map((one) => JSON.parse(one).piece).join(""));
  assert.equal(whole.draft.files["a.py"], text);
});

test("who has left writes nothing more", async () => {
  await keep("drafts", "7/a/b", DRAFT);
  await leave("7", MINE);
  assert.equal(await saveDraft("7/a/b", { "a.py": "typed after" }, { grew: "", base: 0 }), false);
  assert.equal(await keep("outbox", "7/1-a", entry(1)), false);
  assert.deepEqual(readable(), []);
});

test("a tab that hears of it when its person is here again takes nothing away", async () => {
  await keep("facts", "key/7", signet("tomorrow"));
  plainStorage.setItem("kradan/outbox/7/0000000000000001-id-1", JSON.stringify(entry(1)));
  await leaveToo("7", MINE);
  assert.equal((await list("outbox", "")).length, 1);
  assert.deepEqual(await read("facts", "key/7"), signet("tomorrow"));
});
