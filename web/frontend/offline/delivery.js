// One request to the server in the name of one person, and what became of it. Pages and the service worker use it.
// @ts-check

import { isHere } from "./arrival.js";

const ANSWER_WITHIN_MS = 20_000;
/** A token, what is sent, a fresh token, and the same again. */
export const LONGEST_SEND_MS = 4 * ANSWER_WITHIN_MS;

/**
 * "later": it is to be sent again; `reason` says why it was not taken now. `alone`: the server failed at this one, and may well
 * take others.
 *
 * @typedef {{ kind: "sent", answer: any }
 *   | { kind: "refused", status: number, message: string, answer: any }
 *   | { kind: "later", reason: "offline" | "signed-out" | "busy" | "failed", waitMs?: number, alone?: true }} Delivery
 */

/** Sends changes with a CSRF token that is fetched anew when the one at hand is stale. */
export class Sender {
  /** @type {string} */
  #token;

  /**
   * @param {string} user the account's id: nothing is sent in the name of somebody else
   * @param {string} api where the HTTP interface is, ending with a slash
   * @param {string} token the CSRF token of the page; empty where there is none
   */
  constructor(user, api, token) {
    this.user = user;
    this.api = api;
    this.#token = token;
  }

  /**
   * @param {"PUT" | "POST"} method
   * @param {string} place below the HTTP interface
   * @param {unknown} body
   * @returns {Promise<Delivery>}
   */
  async send(method, place, body) {
    if (!this.#token) {
      const failed = await this.#renew();
      if (failed) return failed;
    }
    const first = await this.#try(method, place, body);
    if (first !== "stale") return first;
    const failed = await this.#renew();
    if (failed) return failed;
    const second = await this.#try(method, place, body);
    return second === "stale" ? { kind: "later", reason: "failed" } : second;
  }

  /**
   * @param {string} method
   * @param {string} place
   * @param {unknown} body
   * @returns {Promise<Delivery | "stale">}
   */
  async #try(method, place, body) {
    const response = await ask(this.api + place, {
      method,
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.#token },
      body: JSON.stringify(body),
    });
    const answer = response && (await response.json().catch(() => null));
    if (response && response.status >= 500) return { kind: "later", reason: "failed", waitMs: retryAfterMs(response), alone: true };
    if (!response || !answer) return { kind: "later", reason: response ? "failed" : "offline" };
    if (response.ok) return { kind: "sent", answer };
    const { code = "", message = "" } = answer.error ?? {};
    if (response.status === 401) return { kind: "later", reason: "signed-out" };
    if (code === "stale-form") return "stale";
    // Signed in with a password that somebody gave them: nothing is taken before they chose their own, and all of it after.
    if (code === "change-first-password") return { kind: "later", reason: "signed-out" };
    if (response.status === 429) return { kind: "later", reason: "busy", waitMs: retryAfterMs(response) };
    return { kind: "refused", status: response.status, message, answer };
  }

  /**
   * Fetches a fresh token, if the session is still this person's; else says why not.
   *
   * @returns {Promise<Delivery | null>}
   */
  async #renew() {
    const response = await ask(`${this.api}token`, {});
    if (!response) return { kind: "later", reason: "offline" };
    const answer = await response.json().catch(() => null);
    // Who was given their password is signed in, and has to choose their own first; a network that asks for a sign-in of its own
    // answers in our place, and not with ours.
    const isSignedOut = response.status === 401 || answer?.error?.code === "change-first-password";
    if (!response.ok || !answer?.csrf_token) return { kind: "later", reason: isSignedOut ? "signed-out" : "failed" };
    // On a shared machine someone else may have signed in since: what is here is not theirs to send. Nor is it this person's
    // before a page of their new sign-in has put aside what others may have written under their name.
    if (String(answer.user) !== this.user || !(await isHere(this.user, answer.sign_in))) {
      return { kind: "later", reason: "signed-out" };
    }
    this.#token = answer.csrf_token;
    return null;
  }
}

/**
 * The answer, whatever its status; null where none came.
 *
 * @param {string} address
 * @param {RequestInit} request
 */
export async function ask(address, request) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), ANSWER_WITHIN_MS); // for all of it: its end may not come either
  try {
    const headers = { Accept: "application/json", ...request.headers };
    return await fetch(address, { ...request, headers, redirect: "error", signal: patience.signal });
  } catch {
    clearTimeout(timer);
    return null;
  }
}

/** @param {Response} response */
function retryAfterMs(response) {
  const seconds = Number(response.headers.get("Retry-After"));
  return seconds > 0 ? seconds * 1_000 : undefined;
}
