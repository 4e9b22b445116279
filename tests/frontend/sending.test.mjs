// Promises of what sends (`offline/sending.js`, `turn.js`, `delivery.js`) over plain HTTP: without Web Locks.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { empty, plainStorage, serve } from "./plain-storage.mjs";

Object.defineProperty(globalThis, "navigator", { value: {}, configurable: true });

const { deviceName } = await import("../../web/frontend/offline/drafts.js");
const { LONGEST_SEND_MS, Sender } = await import("../../web/frontend/offline/delivery.js");
const { sendAll } = await import("../../web/frontend/offline/sending.js");
const { list, read } = await import("../../web/frontend/offline/storage.js");
const submissions = await import("../../web/frontend/offline/submissions.js");
const { inTurn } = await import("../../web/frontend/offline/turn.js");

const entry = (id) => ({ id, exercise: "a/b", files: { "a.py": "x" }, revision: "r", written_at: "" });
const sender = () => new Sender("7", "/api/", "token");

beforeEach(() => {
  empty();
  globalThis.removeEventListener = globalThis.addEventListener = undefined;
});

test("an answer that the device does not let go of is sent once in a turn, and those behind it too", async (context) => {
  await submissions.put("7", entry("one"));
  await submissions.put("7", entry("two"));
  Object.defineProperty(plainStorage, "removeItem", { configurable: true, value: () => assert.fail("refused") });
  context.after(() => delete plainStorage.removeItem);
  const sent = [];
  serve((address) => [200, { sent: sent.push(address) }]);
  assert.equal(await sendAll(sender(), () => {}), null);
  assert.deepEqual(sent, ["/api/submissions/one", "/api/submissions/two"]);
});

test("an answer at which the server fails holds up those of its exercise alone, which keep their order", async () => {
  for (const id of ["a1", "b1", "a2", "c1"]) await submissions.put("7", { ...entry(id), exercise: `kept/${id[0]}` });
  let fails = true;
  const sent = [];
  serve((address) => {
    const id = address.split("/").pop();
    sent.push(id);
    return id === "a1" && fails ? [500, { error: { code: "our-failure" } }] : [200, {}];
  });
  const told = [];
  const stopped = await sendAll(sender(), (one, delivery) => told.push([one.id, delivery.kind]));
  assert.equal(stopped?.reason, "failed");
  assert.deepEqual(told, [["a1", "later"], ["b1", "sent"], ["c1", "sent"]]);
  assert.deepEqual((await submissions.kept("7")).map(({ id }) => id), ["a1", "a2"]);

  sent.length = 0;
  await submissions.put("7", { ...entry("d1"), exercise: "kept/d" });
  await sendAll(sender(), () => {});
  assert.deepEqual(sent, ["d1", "a1"], "what may be taken goes first");

  sent.length = 0;
  fails = false;
  assert.equal(await sendAll(sender(), () => {}), null);
  assert.deepEqual(sent, ["a1", "a2"]);
});

for (const [what, answered] of [
  ["that is not there", () => null],
  ["that asks to wait", () => [429, { error: { code: "too-many" } }]],
  ["to which nobody is signed in", () => [401, { error: { code: "signed-out" } }]],
]) {
  test(`a server ${what} is not asked for the next one`, async () => {
    for (const id of ["a", "b"]) await submissions.put("7", { ...entry(id), exercise: `one/${id}` });
    let asked = 0;
    serve(() => ((asked += 1), answered()));
    await sendAll(sender(), () => {});
    assert.equal(asked, 1);
  });
}

test("a gateway that gives up on one answer, in a page of its own, holds up no other", async () => {
  for (const id of ["a", "b"]) await submissions.put("7", { ...entry(id), exercise: `gate/${id}` });
  globalThis.fetch = async (address) =>
    address.endsWith("/a") ? new Response("<html>Gateway Time-out", { status: 504 }) : new Response("{}", { status: 200 });
  assert.equal((await sendAll(sender(), () => {}))?.reason, "failed");
  assert.deepEqual((await submissions.kept("7")).map(({ id }) => id), ["a"]);
});

test("an answer that is refused after it was locked away stays locked away", async () => {
  await submissions.put("7", entry("one"));
  serve(() => {
    for (const name of Object.keys(plainStorage)) if (name.includes("/outbox/")) plainStorage.removeItem(name);
    return [422, { error: { code: "invalid", message: "No." } }];
  });
  await sendAll(sender(), () => {});
  assert.deepEqual(await list("outbox", ""), []);
});

test("nobody takes the turn of who sends, however slow the link is", async (context) => {
  let now = 1_000_000;
  context.mock.method(Date, "now", () => now);
  const order = [];
  let free = () => {};
  const slow = inTurn("outbox", async () => {
    order.push("first begins");
    await new Promise((resolve) => (free = resolve));
    order.push("first ends");
  });
  await new Promise(setImmediate);
  now += LONGEST_SEND_MS;
  const second = inTurn("outbox", async () => void order.push("second"));
  await new Promise((resolve) => setTimeout(resolve, 20));
  free();
  await Promise.all([slow, second]);
  assert.deepEqual(order, ["first begins", "first ends", "second"]);
});

test("who slept through their turn waits for the next one", async (context) => {
  let now = 1_000_000;
  context.mock.method(Date, "now", () => now);
  const order = [];
  let wake = () => {};
  let finish = () => {};
  const sleeper = inTurn("outbox", async (goOn) => {
    await new Promise((resolve) => (wake = resolve));
    await goOn();
    order.push("sleeper goes on");
  });
  await new Promise(setImmediate);
  now += 3_600_000;
  const second = inTurn("outbox", async () => {
    await new Promise((resolve) => (finish = resolve));
    order.push("second ends");
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  wake();
  await new Promise((resolve) => setTimeout(resolve, 20));
  finish();
  await Promise.all([sleeper, second]);
  assert.deepEqual(order, ["second ends", "sleeper goes on"]);
});

test("a page that is closed gives its turn back", async () => {
  const heard = {};
  globalThis.addEventListener = (name, listener) => (heard[name] = listener);
  inTurn("outbox", () => new Promise(() => {}));
  await new Promise(setImmediate);
  assert.notEqual((await read("facts", "turn/outbox")).until, 0);
  await heard.pagehide();
  const order = [];
  await inTurn("outbox", async () => void order.push("next"));
  assert.deepEqual(order, ["next"]);
});

for (const [who, status, body, reason] of [
  ["a network that asks for a sign-in of its own", 200, "<html>Welcome to our hotspot", "failed"],
  ["a network that lets nobody through", 511, "<html>Sign in to the network", "failed"],
  ["our server", 401, '{"error": {"code": "signed-out"}}', "signed-out"],
]) {
  test(`${who} is understood where a token is asked for`, async () => {
    globalThis.fetch = async () => new Response(body, { status });
    assert.deepEqual(await new Sender("7", "/api/", "").send("PUT", "drafts/a/b", {}), { kind: "later", reason });
  });
}

test("two tabs that ask at once call their device by one name", async () => {
  const [one, other] = await Promise.all([deviceName("7"), deviceName("7")]);
  assert.equal(one, other);
  assert.equal(await deviceName("7"), one);
});
