// A form with `data-drafts` keeps what is typed into its `<textarea data-draft="solution.py">` on this device at every
// keystroke, finds it again after the page was closed, the link lost or the battery empty, and saves it to the server, so
// that another device goes on with it.
//
// `data-draft-version` is the version of the server's draft that the page knows of; `data-server-at` of a textarea, when the
// server got the text that it came with. A text that is not shown is kept beside: `[data-other-draft]` offers it. Where two
// devices have a version each, `[data-two-versions]` asks.
// @ts-check
import { arrived } from "../offline/arrival.js";
import { Sender } from "../offline/delivery.js";
import { DraftSaver } from "../offline/draft-saver.js";
import { changeDraft, doubt, keyOf, readDraft, saveDraft } from "../offline/drafts.js";
import { hear } from "../offline/storage.js";
import { sameFiles, toShow } from "../offline/versions.js";
import { csrfToken } from "../page.js";
import { filesOf, replaceText, textareasOf } from "./code-text.js";
import { OtherDraft } from "./other-draft.js";
import { showTyped } from "./saved.js";
import { TwoVersions } from "./two-versions.js";

/** @typedef {import("../offline/drafts.js").Draft} Draft */
/** @typedef {import("../offline/drafts.js").Files} Files */

/** @param {HTMLElement} element */
export function draft(element) {
  if (element instanceof HTMLFormElement) new Drafting(element);
}

class Drafting {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    const { user = "", exercise = "", api = "" } = form.dataset;
    this.form = form;
    this.key = keyOf(user, exercise);
    this.saver = new DraftSaver(new Sender(user, api, csrfToken()), exercise, (saving) => this.told(saving));
    this.other = new OtherDraft(form, this.key, (files) => this.write(files));
    this.two = new TwoVersions(form);
    /** What was typed or put here last, as far as it is kept. */
    this.known = filesOf(form);
    this.page = { files: this.known, grew: this.grew, base: Number(form.dataset.draftVersion ?? 0) };
    this.begun = arrived().then(() => this.begin());
    window.addEventListener("returned", () => (this.begun = this.begun.then(() => this.begin())));
    form.addEventListener("input", () => this.keep());
    hear("aside", (news) => news.key === this.key && doubt(this.key));
    hear("left", () => doubt(this.key));
    window.addEventListener("pageshow", (event) => event.persisted && doubt(this.key)); // it heard nothing meanwhile
    hear("draft", (news) => news.key === this.key && !document.hasFocus() && this.take());
  }

  /** When the server got the text that what is typed now grows from. */
  get grew() {
    return textareasOf(this.form)[0]?.dataset.serverAt ?? "";
  }

  set grew(at) {
    for (const textarea of textareasOf(this.form)) textarea.dataset.serverAt = at;
  }

  /** Shows the text that belongs here: the page's, or this device's. */
  async begin() {
    const found = await readDraft(this.key);
    const shown = toShow(found, this.page);
    if (!found) return;
    if (shown === "draft" && !sameFiles(this.known, filesOf(this.form))) {
      return this.setAside(found); // somebody was quicker than the storage
    }
    if (shown === "draft") {
      this.put(found.files);
      showTyped(found.saved ? "sent" : "here");
    } else if (shown === "same" && found.base < this.page.base) {
      await changeDraft(this.key, (old) => ({ ...old, base: Math.max(old.base, this.page.base) }));
    } else if (shown === "offer" || shown === "page") {
      const other = shown === "offer" ? { files: found.files, at: found.at } : found.other;
      await changeDraft(this.key, (old) => ({ ...old, ...this.page, base: Math.max(old.base, this.page.base), saved: true, other }));
    }
    if (shown === "offer") await this.other.show({ files: found.files, at: found.at });
    else if (found.other) await this.other.show(found.other);
    if (!found.saved && shown !== "offer") this.saver.now();
  }

  /** Keeps what is typed. */
  async keep() {
    const files = filesOf(this.form);
    if (sameFiles(files, this.known)) return;
    await this.begun;
    this.known = filesOf(this.form);
    const kept = await saveDraft(this.key, this.known, { grew: this.grew, base: this.page.base });
    showTyped(kept ? "here" : "nowhere");
    if (kept) this.saver.soon();
  }

  /** Takes over what was typed on another page of this browser. */
  async take() {
    const found = await readDraft(this.key);
    if (found && !sameFiles(found.files, this.known)) this.put(found.files);
  }

  /**
   * Shows a text that is kept already.
   *
   * @param {Files} files
   */
  put(files) {
    this.known = { ...filesOf(this.form), ...files };
    this.write(files);
  }

  /**
   * Puts a text in place as if it were typed.
   *
   * @param {Files} files
   */
  write(files) {
    for (const textarea of textareasOf(this.form)) {
      const text = files[textarea.dataset.draft ?? ""];
      if (text !== undefined && text !== textarea.value) replaceText(textarea, text);
    }
  }

  /** @param {Draft} found */
  async setAside({ files, at }) {
    const other = { files, at };
    await changeDraft(this.key, (old) => ({ ...old, base: Math.max(old.base, this.page.base), other }));
    await this.other.show(other);
  }

  /** @param {import("../offline/draft-sending.js").Saving} saving */
  told(saving) {
    if (saving.kind === "two") this.ask(saving.server);
    if (saving.kind === "large") showTyped("large");
    if (saving.kind !== "saved" && saving.kind !== "more") return;
    this.grew = saving.at;
    if (saving.kind === "saved") showTyped("sent");
  }

  /**
   * Two devices have a version each: the learner chooses, and keeps the other one beside.
   *
   * @param {import("../offline/draft-sending.js").ServerDraft} server
   */
  ask(server) {
    showTyped("two");
    this.two.show(filesOf(this.form), server, async (choice) => {
      const mine = { files: filesOf(this.form), at: new Date().toISOString() };
      const theirs = { files: server.files, at: server.written_at ?? server.saved_at };
      const other = choice === "here" ? theirs : mine;
      const chosen = choice === "here" ? { files: mine.files, saved: false } : { files: theirs.files, saved: true };
      await changeDraft(this.key, (old) => ({ ...old, ...chosen, base: server.version, grew: server.saved_at, other }));
      this.grew = server.saved_at;
      if (choice === "there") this.put(theirs.files);
      showTyped(choice === "there" ? "sent" : "here");
      await this.other.show(other);
      this.saver.now();
    });
  }
}
