// Promises of `offline/returning.js` and `offline/delivery.js`, with the browser's plain storage and a server of the test's.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

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
globalThis.window = { localStorage: plainStorage };
delete globalThis.BroadcastChannel; // an open one keeps Node from ending

const { Sender } = await import("../../web/frontend/offline/delivery.js");
const { openSealed } = await import("../../web/frontend/offline/returning.js");
const { sendAll } = await import("../../web/frontend/offline/sending.js");
const { keep, list } = await import("../../web/frontend/offline/storage.js");

const EXERCISE = "python-basics/total";
const DRAFT = { files: { "solution.py": "print(1)\n" }, at: "2026-06-01T10:00:00Z", grew: "", base: 0, saved: false };
const FIRST_PASSWORD = [403, { error: { code: "change-first-password", params: {}, message: "Choose a password." } }];
const sender = () => new Sender("7", "/api/", "token");

/** @param {(address: string) => [number, object]} answer */
function serve(answer) {
  globalThis.fetch = async (address) => {
    const [status, body] = answer(String(address));
    return new Response(JSON.stringify(body), { status });
  };
}

beforeEach(async () => {
  for (const name of Object.keys(plainStorage)) plainStorage.removeItem(name);
  await keep("sealed", "7/one", { envelope: "1.7.one" });
});

test("what was sealed is put back, and its envelope forgotten", async () => {
  serve(() => [200, { opened: [{ text: JSON.stringify({ kind: "draft", exercise: EXERCISE, draft: DRAFT }) }] }]);
  assert.equal(await openSealed(sender()), true);
  assert.deepEqual(await list("drafts", ""), [{ key: `7/${EXERCISE}`, value: DRAFT }]);
  assert.deepEqual(await list("sealed", ""), []);
});

test("an envelope that does not open is kept, and not asked about again", async () => {
  serve(() => [200, { opened: [{ error: { code: "sealed-does-not-open" } }] }]);
  await openSealed(sender());
  assert.deepEqual((await list("sealed", "")).map(({ value }) => value), [{ envelope: "1.7.one", closed: true }]);
  serve(() => assert.fail("asked again"));
  assert.equal(await openSealed(sender()), false);
});

for (const [why, answer] of [
  ["their first password has to be changed", FIRST_PASSWORD],
  ["the server does not take the request", [422, { error: { code: "invalid", message: "No." } }]],
]) {
  test(`an envelope is opened another time when ${why}`, async () => {
    serve(() => answer);
    assert.equal(await openSealed(sender()), false);
    assert.deepEqual((await list("sealed", "")).map(({ value }) => value), [{ envelope: "1.7.one" }]);
  });
}

test("a submission waits until the first password is changed", async () => {
  const entry = { id: "a", exercise: EXERCISE, files: DRAFT.files, revision: "r", written_at: DRAFT.at };
  await keep("outbox", "7/0000000000000001-a", entry);
  serve(() => FIRST_PASSWORD);
  const stopped = await sendAll(sender(), () => {});
  assert.deepEqual(stopped, { kind: "later", reason: "signed-out" });
  assert.deepEqual((await list("outbox", "")).map(({ value }) => value), [entry]);
});
