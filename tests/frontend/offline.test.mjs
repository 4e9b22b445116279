// Promises of the pure parts of `web/frontend/offline`.
import assert from "node:assert/strict";
import { test } from "node:test";

import { ago } from "../../web/frontend/behaviours/kept-page.js";
import { newId } from "../../web/frontend/offline/submissions.js";
import { ownLines, sameFiles, toShow } from "../../web/frontend/offline/versions.js";
import { dress } from "../../web/frontend/offline/worker/kept-page.js";

const T1 = "2026-06-01T10:00:00Z";
const T2 = "2026-06-01T11:00:00Z";
const page = { files: { "a.py": "server" }, grew: T1, base: 3 };
const draft = { files: { "a.py": "device" }, at: T2, grew: T1, base: 3, saved: false };

test("without a draft the page shows what it came with", () => {
  assert.equal(toShow(null, page), "page");
});

test("a text that both have is no choice", () => {
  assert.equal(toShow({ ...draft, files: page.files }, page), "same");
});

test("what was typed last on this device is shown", () => {
  assert.equal(toShow(draft, page), "draft");
  assert.equal(toShow({ ...draft, saved: true }, { ...page, base: 2 }), "draft", "on a page that was kept before it");
});

test("a wrong clock hides no draft that grew from what the page has", () => {
  assert.equal(toShow({ ...draft, at: "2001-01-01T00:00:00Z" }, page), "draft");
});

test("what another device has saved since is shown, unless there is something here that it does not have", () => {
  assert.equal(toShow({ ...draft, saved: true }, { ...page, base: 4 }), "page");
  assert.equal(toShow(draft, { ...page, base: 4 }), "draft", "it is sent, and the learner is asked");
});

test("a draft from before the newest answer is offered beside it", () => {
  assert.equal(toShow({ ...draft, at: T1, grew: "" }, { ...page, grew: T2 }), "offer");
});

test("a file that only one has makes two texts", () => {
  assert.equal(sameFiles({ a: "1", b: "2" }, { a: "1" }), false);
  assert.equal(sameFiles({ a: "1" }, { a: "1", b: "2" }), true);
});

test("the lines that only one version has are found", () => {
  assert.deepEqual([...ownLines("a\nb\nc\n", "a\nc\n")], [1]);
});

test("an id is a random UUID", () => {
  const ids = new Set(Array.from({ length: 100 }, newId));
  assert.equal(ids.size, 100);
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("how old a page is, is said in its language", () => {
  assert.equal(ago(5, "en"), "1\u00a0minute ago"); // the number and its unit are not parted
  assert.equal(ago(7_300, "en"), "2\u00a0hours ago");
  assert.match(ago(3 * 86_400, "th"), /3\u00a0วันที่ผ่านมา/);
});

const HTML =
  '<!doctype html><html lang="th" data-theme="day"><head><link rel="stylesheet" href="/static/dist/night-1.css" media="screen">' +
  '</head><button name="theme" value="day" aria-pressed="true"></button><button name="theme" value="night" aria-pressed="false">' +
  "</button><pre>&lt;html data-theme=\"x\"&gt;</pre></html>";

test("a kept page says since when, and nothing else of it changes", () => {
  assert.equal(dress(HTML, T1, null), HTML.replace("<html", `<html data-kept-at="${T1}"`));
});

test("a kept page wears the colours that were chosen since", () => {
  const night = dress(HTML, T1, "night");
  assert.match(night, /<html data-theme="night" data-kept-at="[^"]+" lang="th">/);
  assert.match(night, /value="night" aria-pressed="true"/);
  assert.match(night, /value="day" aria-pressed="false"/);
  assert.match(night, /night-1.css" media="screen"/);
  assert.match(dress(HTML, T1, "day"), /night-1.css" media="not all"/);
  assert.doesNotMatch(dress(HTML, T1, "auto").slice(0, 80), /data-theme/);
  assert.equal(dress(HTML, T1, "<script>"), dress(HTML, T1, null), "only known colours");
});
