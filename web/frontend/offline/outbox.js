// Only sends: submissions are kept on the device first, then sent, oldest first, with the same id until the server has
// acknowledged them. The server takes the same id once, so sending twice does no harm.
// @ts-check
import { arrived } from "./arrival.js";
import { Sender } from "./delivery.js";
import { sendAll, stillWaiting, SYNC } from "./sending.js";
import { hear, tell } from "./storage.js";
import * as submissions from "./submissions.js";

export { newId } from "./submissions.js";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** @typedef {import("./submissions.js").Entry} Entry */
/** @typedef {import("./delivery.js").Delivery} Delivery */

/** Sends what one person has to send; tells of every delivery by the event "delivery" ({entry, delivery}). */
export class Outbox extends EventTarget {
  /** Entries that the device would not keep: they live as long as the page.
   * @type {Entry[]} */
  #unkept = [];
  #busy = false;
  /** Whether something was put while we were busy. */
  #more = false;
  #waitMs = FIRST_WAIT_MS;
  #timer = 0;

  /**
   * @param {string} user the account's id
   * @param {string} api where the HTTP interface is, ending with a slash
   * @param {string} token the page's CSRF token
   */
  constructor(user, api, token) {
    super();
    this.user = user;
    this.sender = new Sender(user, api, token);
    window.addEventListener("online", () => this.#hurry());
    window.addEventListener("pageshow", () => this.#hurry());
    window.addEventListener("beforeunload", (event) => this.#unkept.length > 0 && event.preventDefault());
    document.addEventListener("visibilitychange", () => document.hidden || this.#hurry());
    hear("delivery", (news) => news.user === user && this.#announce(news.entry, news.delivery));
    hear("put", (news) => news.user === user && this.dispatchEvent(new Event("changed")));
  }

  /** @returns {Promise<Entry[]>} what is to be sent, oldest first */
  async waiting() {
    await arrived();
    return [...(await stillWaiting(this.user)), ...this.#unkept];
  }

  /** @returns {Promise<Entry[]>} what the server will never take, as long as nobody was told */
  async refused() {
    await arrived();
    return (await submissions.kept(this.user)).filter((entry) => entry.refused !== undefined);
  }

  /**
   * Keeps `entry` until it is acknowledged; false where only this page remembers it.
   *
   * @param {Entry} entry
   */
  async put(entry) {
    await arrived();
    const kept = await submissions.put(this.user, entry);
    if (!kept) this.#unkept.push(entry);
    tell({ kind: "put", user: this.user });
    if (kept) askWorker();
    return kept;
  }

  /**
   * Whether the device keeps it: else it is lost with this page.
   *
   * @param {string} id
   */
  keeps(id) {
    return !this.#unkept.some((entry) => entry.id === id);
  }

  /**
   * Forgets a refused entry, once its writer has been told.
   *
   * @param {string} id
   */
  async dismiss(id) {
    await submissions.remove(this.user, id);
  }

  /** Sends what is waiting, now. */
  async flush() {
    this.#more = this.#busy;
    if (this.#busy) return;
    this.#busy = true;
    window.clearTimeout(this.#timer);
    try {
      const stopped = await sendAll(this.sender, (...delivered) => this.#delivered(...delivered), () => this.waiting());
      if (stopped?.kind === "later") this.#tryAgain(stopped.waitMs);
    } finally {
      this.#busy = false;
    }
    if (this.#more) await this.flush();
  }

  /**
   * @param {Entry} entry
   * @param {Delivery} delivery
   */
  #delivered(entry, delivery) {
    if (delivery.kind !== "later") {
      this.#unkept = this.#unkept.filter((one) => one.id !== entry.id);
      this.#waitMs = FIRST_WAIT_MS;
    }
    this.#announce(entry, delivery);
  }

  /**
   * @param {Entry} entry
   * @param {Delivery} delivery
   */
  #announce(entry, delivery) {
    this.dispatchEvent(new CustomEvent("delivery", { detail: { entry, delivery } }));
  }

  async #hurry() {
    if ((await this.waiting()).length === 0) return;
    this.#waitMs = FIRST_WAIT_MS;
    this.flush();
  }

  /** @param {number} [askedMs] how long the server asked us to wait */
  #tryAgain(askedMs) {
    const waitMs = askedMs ?? this.#waitMs * (0.75 + Math.random() / 2);
    this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_WAIT_MS);
    this.#timer = window.setTimeout(() => this.flush(), waitMs);
  }
}

/** Lets the browser wake the service worker when there is a connection, also when no page is open; not every browser can. */
function askWorker() {
  navigator.serviceWorker
    ?.getRegistration()
    .then((registration) => /** @type {any} */ (registration)?.sync?.register(SYNC))
    .catch(() => {});
}
