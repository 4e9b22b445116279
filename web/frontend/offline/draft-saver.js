// Saves one exercise's draft to the server a moment after its writer paused, and again when there is a connection.
// @ts-check
import { arrived } from "./arrival.js";
import { sendDraft } from "./draft-sending.js";

const PAUSE_MS = 1_500;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

export class DraftSaver {
  #timer = 0;
  #busy = false;
  #again = false;
  #waitMs = FIRST_WAIT_MS;
  /**
   * While the browser keeps the page for the way back it looks up nothing: WebKit stops it in the middle of that, and no
   * other page could write a draft, nor sign out, before this one is shown again. The next page saves what is left.
   */
  #frozen = false;

  /**
   * @param {import("./delivery.js").Sender} sender
   * @param {string} exercise
   * @param {(saving: import("./draft-sending.js").Saving) => void} told
   */
  constructor(sender, exercise, told) {
    this.sender = sender;
    this.exercise = exercise;
    this.told = told;
    window.addEventListener("online", () => this.now());
    window.addEventListener("pagehide", (event) => (this.#frozen = event.persisted));
    window.addEventListener("pageshow", (event) => {
      this.#frozen = false;
      if (event.persisted) this.now();
    });
    // a phone may end the page in the next moment
    document.addEventListener("visibilitychange", () => this.#frozen || this.now());
  }

  /** Saves once nothing more is typed for a moment. */
  soon() {
    this.#later(PAUSE_MS);
  }

  async now() {
    this.#again = this.#busy;
    if (this.#busy) return;
    this.#busy = true;
    window.clearTimeout(this.#timer);
    try {
      await arrived();
      const saving = await sendDraft(this.sender, this.exercise);
      this.told(saving);
      this.#goOn(saving);
    } finally {
      this.#busy = false;
    }
    if (this.#again) await this.now();
  }

  /** @param {import("./draft-sending.js").Saving} saving */
  #goOn(saving) {
    if (saving.kind === "more") this.soon();
    if (saving.kind !== "later") {
      this.#waitMs = FIRST_WAIT_MS;
    } else if (saving.reason !== "signed-out") {
      this.#later(saving.waitMs ?? this.#waitMs * (0.75 + Math.random() / 2));
      this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_WAIT_MS);
    }
  }

  /** @param {number} waitMs */
  #later(waitMs) {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.now(), waitMs);
  }
}
