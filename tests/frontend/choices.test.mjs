// Promises of `offline/worker/choices.js`: what becomes of a choice that is made without a connection.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { empty } from "./plain-storage.mjs";

const HERE = "https://kradan.test";
globalThis.self = { location: new URL(`${HERE}/service-worker.js`) };
globalThis.fetch = async () => Promise.reject(new TypeError("Failed to fetch"));

const { choose } = await import("../../web/frontend/offline/worker/choices.js");
const { read } = await import("../../web/frontend/offline/storage.js");

/** Where one gets to who chooses this. */
async function after(choice) {
  const answer = await choose(new Request(`${HERE}/theme`, { method: "POST", body: new URLSearchParams(choice) }));
  assert.equal(answer.status, 303);
  return answer.headers.get("Location");
}

beforeEach(empty);

test("the look is kept, and one is back on the page", async () => {
  assert.equal(await after({ theme: "night", next: "/exercises/a/b" }), `${HERE}/exercises/a/b`);
  assert.equal(await read("facts", "theme"), "night");
});

test("another language does not come without a connection, and the page says so", async () => {
  assert.equal(await after({ language: "en", next: "/assignments" }), `${HERE}/assignments#no-other-language`);
  assert.equal(await read("facts", "theme"), null);
});

for (const next of ["https://elsewhere.test/", "//elsewhere.test", "/\\elsewhere.test", "/\t/elsewhere.test", "https://["]) {
  test(`nobody is led elsewhere by ${JSON.stringify(next)}`, async () => {
    assert.equal(await after({ theme: "day", next }), `${HERE}/`);
  });
}
