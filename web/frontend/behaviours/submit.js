// A form with `data-submit` sends its code through the outbox and lets the result appear on the page.
//
// Its attributes: `data-user`, `data-exercise`, `data-revision`, `data-api` (the address of the HTTP interface), `data-live`
// (the section that shows the result), `data-words` (a JSON object of sentences). Without scripts the form posts itself.
// @ts-check
import { newId, Outbox } from "../offline/outbox.js";
import { sameFiles } from "../offline/versions.js";
import { csrfToken } from "../page.js";
import { clearMarks, filesOf, textareasOf } from "./code-text.js";
import { showSaved, showTyped } from "./saved.js";

/** @typedef {import("../offline/outbox.js").Entry} Entry */
/** @typedef {import("../offline/outbox.js").Delivery} Delivery */

/** @param {HTMLElement} element */
export function submit(element) {
  if (element instanceof HTMLFormElement) new Submitting(element).start();
}

class Submitting {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    const { user = "", exercise = "", api = "", live = "" } = form.dataset;
    this.form = form;
    this.exercise = exercise;
    /** @type {Record<string, string>} */
    this.words = JSON.parse(form.dataset.words ?? "{}");
    this.section = document.querySelector(live);
    this.outbox = new Outbox(user, api, csrfToken());
    /** The submission that this page waits for; empty when it waits for none. */
    this.current = "";
    /** What was sent and has no result yet: pressed again, the button sends it no second time. @type {Entry["files"] | null} */
    this.sent = null;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.sent && sameFiles(filesOf(form), this.sent)) this.hurry();
      else this.send();
    });
    form.addEventListener("live:done", () => (this.sent = null));
    this.outbox.addEventListener("delivery", (event) => event instanceof CustomEvent && this.delivered(event.detail));
  }

  /** Goes on with what was left when the page was last closed. */
  async start() {
    const mine = (/** @type {Entry} */ entry) => entry.exercise === this.exercise;
    for (const entry of (await this.outbox.refused()).filter(mine)) this.refused(entry.id, entry.refused ?? "");
    const waiting = await this.outbox.waiting();
    if (waiting.length === 0 || this.current) return;
    const last = waiting.filter(mine).pop();
    this.current = last?.id ?? "";
    this.sent = last?.files ?? null;
    showSaved("waiting");
    this.outbox.flush();
  }

  /** Keeps the answer on the device, then sends it. */
  async send() {
    for (const textarea of textareasOf(this.form)) clearMarks(textarea);
    const { revision = "" } = this.form.dataset;
    const files = filesOf(this.form);
    this.sent = files;
    this.current = newId();
    this.say(this.words.sending ?? "", true);
    openResult(this.section);
    const entry = { id: this.current, exercise: this.exercise, revision, files, written_at: new Date().toISOString() };
    if (await this.outbox.put(entry)) showSaved("waiting");
    else showTyped("nowhere");
    this.outbox.flush();
  }

  /** Shows how it stands with what is on its way. */
  hurry() {
    openResult(this.section);
    this.outbox.flush();
  }

  /** @param {{ entry: Entry, delivery: Delivery }} news */
  delivered({ entry, delivery }) {
    if (delivery.kind === "later") {
      if (delivery.alone && entry.exercise !== this.exercise) return; // said where it was written, and in the list of work
      const isKept = this.outbox.keeps(this.current);
      if (isKept) showSaved("waiting");
      const said = this.words[isKept ? delivery.reason : "unkept"] ?? this.words.failed ?? "";
      if (this.current) this.say(said, true, delivery.reason === "signed-out");
    } else if (delivery.kind === "refused") {
      if (entry.exercise === this.exercise) this.refused(entry.id, delivery.message);
    } else if (entry.id === this.current) {
      this.current = "";
      for (const textarea of textareasOf(this.form)) textarea.dataset.serverAt = delivery.answer.phases.received;
      showSaved("sent");
      this.follow(entry.id);
    } else {
      this.outbox.waiting().then((waiting) => waiting.length > 0 || showSaved("sent"));
      // It was put back after a sign-in, when this page had begun; or another page of theirs sent it.
      if (!this.current && entry.exercise === this.exercise) this.follow(entry.id);
    }
  }

  /** @param {string} id */
  follow(id) {
    this.section?.dispatchEvent(new CustomEvent("live:follow", { detail: { id, words: this.words.sent } }));
  }

  /**
   * The code stays where it is; why it was not taken is said.
   *
   * @param {string} id
   * @param {string} message
   */
  refused(id, message) {
    if (this.current === id) {
      this.current = "";
      this.sent = null;
    }
    showSaved("here");
    this.say(message, false);
    this.outbox.dismiss(id);
  }

  /**
   * @param {string} said
   * @param {boolean} waiting
   * @param {boolean} [signIn]
   */
  say(said, waiting, signIn = false) {
    this.section?.dispatchEvent(new CustomEvent("live:say", { detail: { words: said, waiting, signIn } }));
  }
}

/** @param {Element | null} section */
function openResult(section) {
  section?.dispatchEvent(new CustomEvent("tabs:open"));
}
