// Only sends: submissions are kept on the device first, then sent, oldest first, with the same id until the server has
// acknowledged them. The server takes the same id once, so sending twice does no harm.
// @ts-check
import { csrfToken } from "../page.js";
import { keep, onChange, read } from "./kept.js";

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const ANSWER_WITHIN_MS = 20_000;

/**
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} exercise
 * @property {Record<string, string>} files
 * @property {string} revision
 * @property {string} written_at
 */

/**
 * What became of an entry. "later": it is kept and will be sent again; `reason` says why it was not taken now.
 *
 * @typedef {{ kind: "sent", answer: any }
 *   | { kind: "refused", message: string }
 *   | { kind: "later", reason: "offline" | "signed-out" | "busy" | "failed", waitMs?: number }} Delivery
 */

/** Sends what one person has to send; tells of every delivery by the event "delivery" ({entry, delivery}). */
export class Outbox extends EventTarget {
  /** Entries that the device would not keep: they live as long as the page.
   * @type {Entry[]} */
  #unkept = [];
  #busy = false;
  #waitMs = FIRST_WAIT_MS;
  #timer = 0;
  #token = csrfToken();

  /**
   * @param {string} user the account's id
   * @param {string} api where submissions are put, ending with a slash
   * @param {string} tokenAddress where a fresh CSRF token is had
   */
  constructor(user, api, tokenAddress) {
    super();
    this.user = user;
    this.api = api;
    this.tokenAddress = tokenAddress;
    this.name = `outbox:${user}`;
    window.addEventListener("online", () => this.#hurry());
    window.addEventListener("pageshow", () => this.#hurry());
    document.addEventListener("visibilitychange", () => document.hidden || this.#hurry());
    onChange(this.name, () => this.dispatchEvent(new Event("changed")));
  }

  /** @returns {Entry[]} oldest first */
  waiting() {
    const kept = read(this.name);
    return [...(Array.isArray(kept) ? kept : []), ...this.#unkept];
  }

  /** @param {string} id */
  has(id) {
    return this.waiting().some((entry) => entry.id === id);
  }

  /**
   * Keeps `entry` until it is acknowledged; false where only this page remembers it.
   *
   * @param {Entry} entry
   */
  put(entry) {
    if (keep(this.name, [...this.#kept(), entry])) return true;
    this.#unkept.push(entry);
    return false;
  }

  /** Sends what is waiting, now. */
  async flush() {
    if (this.#busy) return;
    this.#busy = true;
    window.clearTimeout(this.#timer);
    try {
      for (let next = this.waiting()[0]; next; next = this.waiting()[0]) {
        const delivery = await this.#send(next);
        if (delivery.kind !== "later") {
          this.#remove(next.id);
          this.#waitMs = FIRST_WAIT_MS;
        }
        this.dispatchEvent(new CustomEvent("delivery", { detail: { entry: next, delivery } }));
        if (delivery.kind === "later") {
          this.#tryAgain(delivery.waitMs);
          break;
        }
      }
    } finally {
      this.#busy = false;
    }
  }

  /** @returns {Entry[]} */
  #kept() {
    const kept = read(this.name);
    return Array.isArray(kept) ? kept : [];
  }

  /** @param {string} id */
  #remove(id) {
    keep(
      this.name,
      this.#kept().filter((entry) => entry.id !== id),
    );
    this.#unkept = this.#unkept.filter((entry) => entry.id !== id);
  }

  #hurry() {
    if (this.waiting().length === 0) return;
    this.#waitMs = FIRST_WAIT_MS;
    this.flush();
  }

  /** @param {number} [askedMs] how long the server asked us to wait */
  #tryAgain(askedMs) {
    const waitMs = askedMs ?? this.#waitMs * (0.75 + Math.random() / 2);
    this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_WAIT_MS);
    this.#timer = window.setTimeout(() => this.flush(), waitMs);
  }

  /**
   * @param {Entry} entry
   * @param {boolean} [renewed] whether the CSRF token is fresh already
   * @returns {Promise<Delivery>}
   */
  async #send(entry, renewed = false) {
    const { id, ...body } = entry;
    const response = await ask(this.api + id, {
      method: "PUT",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.#token },
      body: JSON.stringify(body),
    });
    const answer = response && (await response.json().catch(() => null));
    if (!response || !answer) return { kind: "later", reason: response ? "failed" : "offline" };
    if (response.ok) return { kind: "sent", answer };
    const { code = "", message = "" } = answer.error ?? {};
    if (response.status === 401) return { kind: "later", reason: "signed-out" };
    if (code === "stale-form") return renewed ? { kind: "later", reason: "failed" } : this.#renewAndSend(entry);
    if (response.status === 429) return { kind: "later", reason: "busy", waitMs: retryAfterMs(response) };
    if (response.status >= 500) return { kind: "later", reason: "failed", waitMs: retryAfterMs(response) };
    return { kind: "refused", message };
  }

  /**
   * @param {Entry} entry
   * @returns {Promise<Delivery>}
   */
  async #renewAndSend(entry) {
    const response = await ask(this.tokenAddress, {});
    if (!response) return { kind: "later", reason: "offline" };
    const answer = response.ok ? await response.json().catch(() => null) : null;
    // On a shared machine someone else may have signed in since: what is here is not theirs to send.
    if (!answer || String(answer.user) !== this.user) {
      return { kind: "later", reason: response.status >= 500 ? "failed" : "signed-out" };
    }
    this.#token = answer.csrf_token;
    return this.#send(entry, true);
  }
}

/**
 * The answer, whatever its status; null where none came.
 *
 * @param {string} address
 * @param {RequestInit} request
 */
async function ask(address, request) {
  const patience = new AbortController();
  const timer = window.setTimeout(() => patience.abort(), ANSWER_WITHIN_MS);
  try {
    const headers = { Accept: "application/json", ...request.headers };
    return await window.fetch(address, { ...request, headers, redirect: "error", signal: patience.signal });
  } catch {
    return null;
  } finally {
    window.clearTimeout(timer);
  }
}

/** @param {Response} response */
function retryAfterMs(response) {
  const seconds = Number(response.headers.get("Retry-After"));
  return seconds > 0 ? seconds * 1_000 : undefined;
}

/** A new random UUID; `crypto.randomUUID` is not there on a school's network without TLS. */
export function newId() {
  const bytes = window.crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
