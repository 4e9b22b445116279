// Promises of `offline/returning.js` and `offline/delivery.js`, with the browser's plain storage and a server of the test's.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { empty, serve } from "./plain-storage.mjs";
import { opening, rekey, signet } from "./seals.mjs";

const { claim } = await import("../../web/frontend/offline/account.js");
const { arrived, arriving } = await import("../../web/frontend/offline/arrival.js");
const { foundFor } = await import("../../web/frontend/offline/drafts.js");
const { Sender } = await import("../../web/frontend/offline/delivery.js");
const { lockAway } = await import("../../web/frontend/offline/leaving.js");
const { openSealed } = await import("../../web/frontend/offline/returning.js");
const { seal } = await import("../../web/frontend/offline/sealing.js");
const { sendAll } = await import("../../web/frontend/offline/sending.js");
const { forget, keep, list } = await import("../../web/frontend/offline/storage.js");

const EXERCISE = "python-basics/total";
const DRAFT = { files: { "solution.py": "print(1)\n" }, at: "2026-06-01T10:00:00Z", grew: "", base: 0, saved: false };
const ENTRY = { id: "a", exercise: EXERCISE, files: DRAFT.files, revision: "r", written_at: DRAFT.at };
const FIRST_PASSWORD = [403, { error: { code: "change-first-password", params: {}, message: "Choose a password." } }];
const [BEFORE, NOW] = [signet("before"), signet("now")];
const ACCOUNT = { user: "7", api: "/api/", language: "th" };
const sender = () => new Sender("7", "/api/", "token");

const values = async (store) => (await list(store, "7/")).map(({ value }) => value);

/** A record of what nobody vouches for beside what one has typed. */
const found = (files, at = DRAFT.at) => ({ files, at, found: true });

/** @param {any} content @param {any} [by] */
async function keepSealed(content, by = BEFORE, name = "one") {
  for (const [place, envelope] of seal(content, "7", by).entries()) await keep("sealed", `7/${name}.${place}`, { envelope });
}

beforeEach(() => {
  empty();
  serve(opening);
});

test("what was sealed is put back, and its envelope forgotten", async () => {
  await keepSealed({ kind: "draft", exercise: EXERCISE, device: "phone", draft: DRAFT });
  assert.equal(await openSealed(sender()), true);
  assert.deepEqual(await values("drafts"), [DRAFT]);
  assert.deepEqual(await values("sealed"), []);
});

test("an envelope that does not open is kept, and not asked about again", async () => {
  await claim(ACCOUNT, NOW);
  await keep("sealed", "7/one", { envelope: "1.7.one" });
  await openSealed(sender());
  assert.deepEqual(await values("sealed"), [{ envelope: "1.7.one", closed: NOW.key }]);
  serve(() => assert.fail("asked again"));
  assert.equal(await openSealed(sender()), false);
});

test("what a wrong secret key could not open comes back when the right one does", async () => {
  await keepSealed({ kind: "draft", exercise: EXERCISE, device: "phone", draft: DRAFT });
  const asItWas = rekey();
  const wrong = signet("wrong");
  await claim(ACCOUNT, wrong);
  assert.equal(await openSealed(sender()), false);
  assert.deepEqual((await values("sealed")).map((one) => one.closed), [wrong.key]);
  asItWas();
  await claim(ACCOUNT, NOW);
  assert.equal(await openSealed(sender()), true);
  assert.deepEqual(await values("drafts"), [DRAFT]);
  assert.deepEqual(await values("sealed"), []);
});

test("what a page of the old key was told by a server of the new one is tried again under the old one", async () => {
  await claim(ACCOUNT, BEFORE);
  await keepSealed({ kind: "draft", exercise: EXERCISE, device: "phone", draft: DRAFT });
  const asItWas = rekey();
  await openSealed(sender());
  asItWas();
  assert.equal(await openSealed(sender()), true);
});

test("what a release before this one closed for ever is tried once more", async () => {
  await claim(ACCOUNT, NOW);
  const [envelope] = seal({ kind: "draft", exercise: EXERCISE, device: "phone", draft: DRAFT }, "7", BEFORE);
  await keep("sealed", "7/one", { envelope, closed: true });
  await keep("sealed", "7/two", { envelope: "1.7.one", closed: true });
  assert.equal(await openSealed(sender()), true);
  assert.deepEqual(await values("sealed"), [{ envelope: "1.7.one", closed: NOW.key }]);
});

for (const [why, answer] of [
  ["their first password has to be changed", FIRST_PASSWORD],
  ["the server does not take the request", [422, { error: { code: "invalid", message: "No." } }]],
]) {
  test(`an envelope is opened another time when ${why}`, async () => {
    await keep("sealed", "7/one", { envelope: "1.7.one" });
    serve(() => answer);
    assert.equal(await openSealed(sender()), false);
    assert.deepEqual(await values("sealed"), [{ envelope: "1.7.one" }]);
  });
}

test("a submission waits until the first password is changed", async () => {
  await keep("outbox", "7/0000000000000001-a", ENTRY);
  serve(() => FIRST_PASSWORD);
  const stopped = await sendAll(sender(), () => {});
  assert.deepEqual(stopped, { kind: "later", reason: "signed-out" });
  assert.deepEqual(await values("outbox"), [ENTRY]);
});

test("a submission that was sealed twice is sent once, under its own id", async () => {
  await keepSealed({ kind: "submission", entry: ENTRY }, BEFORE, "one");
  await keepSealed({ kind: "submission", entry: ENTRY }, BEFORE, "two");
  await Promise.all([openSealed(sender()), openSealed(sender())]); // and two tabs come back together
  assert.deepEqual(await values("outbox"), [ENTRY]);
  const sent = [];
  serve((address) => [200, sent.push(address)]);
  await sendAll(sender(), () => {});
  assert.deepEqual(sent, ["/api/submissions/a"]);
});

test("a draft of more than a server takes at once comes back whole", async () => {
  const large = { ...DRAFT, files: { "solution.py": "# ก😀\"\n".repeat(300_000) } };
  await keep("facts", "key/7", BEFORE);
  await keep("drafts", `7/${EXERCISE}`, large);
  await lockAway("7");
  let asked = 0;
  serve((address, sent) => {
    asked += 1;
    return asked === 3 ? [429, { error: { code: "too-often" } }, { "Retry-After": "0.01" }] : opening(address, sent);
  });
  assert.equal(await openSealed(sender()), true);
  assert.deepEqual(await values("drafts"), [large]);
  assert.deepEqual(await values("sealed"), []);
});

test("a large draft of which a piece is missing is kept as it is, and not asked about again", async () => {
  await claim(ACCOUNT, NOW);
  await keepSealed({ kind: "draft", exercise: EXERCISE, draft: { ...DRAFT, files: { "solution.py": "x".repeat(200_000) } } });
  await forget("sealed", "7/one.1");
  assert.equal(await openSealed(sender()), false);
  assert.deepEqual((await values("sealed")).map((one) => one.closed), [NOW.key, NOW.key]);
});

test("neither what is typed nor what lies beside it gives way to what comes back", async () => {
  const typed = { ...DRAFT, files: { "solution.py": "typed since" }, other: { files: { "solution.py": "beside" }, at: "" } };
  await keep("drafts", `7/${EXERCISE}`, typed);
  await keepSealed({ kind: "draft", exercise: EXERCISE, draft: DRAFT });
  assert.equal(await openSealed(sender()), false);
  assert.deepEqual(await values("drafts"), [typed]);
  assert.equal((await values("sealed")).length, 1, "it waits until that one was taken or dropped");
  const { other: _dropped, ...free } = typed;
  await keep("drafts", `7/${EXERCISE}`, free);
  assert.equal(await openSealed(sender()), true);
  assert.deepEqual((await values("drafts"))[0].other, { files: DRAFT.files, at: DRAFT.at });
});

test("a submission that somebody sealed with the public key alone is offered to its owner, and never sent", async () => {
  await keepSealed({ kind: "submission", entry: ENTRY }, { key: BEFORE.key });
  await openSealed(sender());
  assert.deepEqual(await values("outbox"), []);
  assert.deepEqual((await values("drafts"))[0].other, found(ENTRY.files));
  assert.deepEqual(await foundFor("7"), [EXERCISE]);
});

test("a forged draft replaces nothing", async () => {
  await keep("drafts", `7/${EXERCISE}`, DRAFT);
  const forged = { ...DRAFT, files: { "solution.py": "forged" } };
  await keepSealed({ kind: "draft", exercise: EXERCISE, draft: forged }, { ...BEFORE, proof: NOW.proof });
  await openSealed(sender());
  assert.deepEqual(await values("drafts"), [{ ...DRAFT, other: found(forged.files) }]);
});

test("what somebody laid into the outbox of who was away is offered to its owner, and never sent", async () => {
  await keep("outbox", "7/0000000000000001-a", ENTRY);
  await claim(ACCOUNT, NOW);
  assert.deepEqual(await values("outbox"), []);
  serve(() => assert.fail("there is no need to ask"));
  await openSealed(sender());
  assert.deepEqual(await values("outbox"), []);
  assert.deepEqual((await values("drafts"))[0].other, found(ENTRY.files));
});

test("a made-up sign-in vouches for nothing", async () => {
  await keep("facts", "key/7", { ...BEFORE, proof: NOW.proof });
  await keep("outbox", "7/0000000000000001-a", ENTRY);
  await claim(ACCOUNT, NOW);
  await openSealed(sender());
  assert.deepEqual(await values("outbox"), []);
  assert.equal((await values("drafts"))[0].other.found, true);
});

test("what one wrote until the session ended comes back by itself after the next sign-in", async () => {
  await keep("facts", "key/7", BEFORE);
  await keep("outbox", "7/0000000000000001-a", ENTRY);
  await keep("drafts", `7/${EXERCISE}`, DRAFT);
  await claim(ACCOUNT, NOW);
  assert.deepEqual([await values("outbox"), await values("drafts")], [[], []]);
  serve(() => null);
  assert.equal(await openSealed(sender()), false, "the link is gone for a moment");
  serve(opening);
  assert.equal(await openSealed(sender()), true);
  assert.deepEqual([await values("outbox"), await values("drafts")], [[ENTRY], [DRAFT]]);
  assert.deepEqual(await values("sealed"), []);
});

test("a forgery is not vouched for by who signs out before it was judged", async () => {
  await keep("outbox", "7/0000000000000001-a", ENTRY);
  await claim(ACCOUNT, NOW);
  await lockAway("7", NOW);
  assert.deepEqual((await values("sealed")).map((one) => one.content), [undefined], "nothing can be read");
  await claim(ACCOUNT, signet("later"));
  await openSealed(sender());
  assert.deepEqual(await values("outbox"), []);
});

test("further pages of a sign-in leave what lies here where it is", async () => {
  await claim(ACCOUNT, NOW);
  await keep("outbox", "7/0000000000000001-a", ENTRY);
  await claim(ACCOUNT, NOW);
  assert.deepEqual(await values("outbox"), [ENTRY]);
});

test("a page that is open goes on sending when its person has signed in elsewhere meanwhile", async () => {
  arriving(claim(ACCOUNT, BEFORE), "before");
  await arrived();
  await keep("outbox", "7/0000000000000001-a", ENTRY);
  serve((address) => [200, address === "/api/token" ? { csrf_token: "x", user: 7, sign_in: "now" } : {}]);
  assert.equal(await sendAll(new Sender("7", "/api/", ""), () => {}), null);
  assert.deepEqual(await values("outbox"), []);
  arriving(Promise.resolve());
});

test("nothing is sent for a sign-in that has not looked at what lies here", async () => {
  await keep("facts", "key/7", BEFORE);
  await keep("outbox", "7/0000000000000001-a", ENTRY);
  serve((address) => (address === "/api/token" ? [200, { csrf_token: "x", user: 7, sign_in: "now" }] : assert.fail(address)));
  const stopped = await sendAll(new Sender("7", "/api/", ""), () => {});
  assert.deepEqual(stopped, { kind: "later", reason: "signed-out" });
});
