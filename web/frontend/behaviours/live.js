// `<section data-live>` shows how one submission fares, from the queue to its report, without leaving the page.
//
// Its attributes: `data-submission` (the id to follow from the start, or empty), `data-api` and `data-pages` (addresses
// that the id is put behind). Inside: `[data-live-waiting]` with `[data-live-words]`, shown while there is no result;
// `[data-live-report]`, filled by the server's own page of the result; `[data-live-said]`, read aloud. Other behaviours
// start it with the event "live:follow" ({id, words}), say something with "live:say" ({words, waiting, signIn}), and hear
// "live:done" when a report has come. `[data-live-sign-in]` is shown where signing in is what is needed, and says so in its
// `data-words` to who waits for a result.
//
// News comes as server-sent events; where they fail or are refused, the page asks again and again, ever more rarely.
// @ts-check
import { ask } from "../offline/delivery.js";
import { clearMarks, markLine } from "./code-text.js";
import { spokenResult } from "./spoken-result.js";

const FIRST_PAUSE_MS = 300;
const LONGEST_PAUSE_MS = 5_000;
const SILENCE_MS = 30_000;
/** A place in a long queue changes every second: who hears the page hears it no more often than this. */
const SAID_AGAIN_MS = 8_000;

/** @param {HTMLElement} section */
export function live(section) {
  const view = new View(section);
  let current = 0;

  /**
   * @param {string} id
   * @param {string} words
   */
  const follow = async (id, words) => {
    const mine = ++current;
    const still = () => mine === current;
    view.wait(words);
    const address = (section.dataset.api ?? "") + id;
    const tell = (/** @type {any} */ news) => still() && view.queued(news.message);
    const refused = (await listen(`${address}/events`, tell, still)) ? null : await poll(address, tell, still);
    if (!still()) return;
    if (refused !== null) view.refused(refused);
    else await view.show(`${section.dataset.pages ?? ""}${id}/result`);
  };

  section.addEventListener("live:follow", (event) => {
    if (event instanceof CustomEvent) follow(event.detail.id, event.detail.words);
  });
  section.addEventListener("live:say", (event) => {
    if (!(event instanceof CustomEvent)) return;
    current += 1;
    view.say(event.detail.words, event.detail.waiting, event.detail.signIn);
  });
  if (section.dataset.submission) follow(section.dataset.submission, "");
  else view.mark({ onlyUntouched: true });
}

/**
 * Follows the stream; true when the submission has reached its end, false when the stream cannot tell (any more).
 *
 * @param {string} address
 * @param {(news: any) => void} tell
 * @param {() => boolean} still
 * @returns {Promise<boolean>}
 */
function listen(address, tell, still) {
  return new Promise((resolve) => {
    const source = new EventSource(address);
    /** @type {number} */
    let silence = 0;
    const end = (/** @type {boolean} */ final) => {
      source.close();
      window.clearTimeout(silence);
      resolve(final);
    };
    const alive = () => {
      window.clearTimeout(silence);
      silence = window.setTimeout(() => end(false), SILENCE_MS);
    };
    source.addEventListener("open", alive);
    source.addEventListener("beat", alive);
    source.addEventListener("state", (event) => {
      if (!still()) return end(false);
      alive();
      const news = JSON.parse(event.data);
      if (isFinal(news)) return end(true);
      tell(news);
    });
    source.addEventListener("error", () => end(false));
    alive();
  });
}

/**
 * Asks until the submission has reached its end, or nobody waits for it any more.
 *
 * @param {string} address
 * @param {(news: any) => void} tell
 * @param {() => boolean} still
 * @returns {Promise<number | null>} the status with which it was refused: there is no more use in asking
 */
async function poll(address, tell, still) {
  let pauseMs = FIRST_PAUSE_MS;
  while (still()) {
    const response = await ask(address, {});
    if (response && [401, 403, 404].includes(response.status)) return response.status;
    const news = response?.ok ? await response.json().catch(() => null) : null;
    if (news && isFinal(news)) return null;
    if (news) tell(news);
    const askedMs = Number(response?.headers.get("Retry-After")) * 1_000;
    await new Promise((resolve) => window.setTimeout(resolve, askedMs || pauseMs));
    pauseMs = Math.min(pauseMs * 1.6, LONGEST_PAUSE_MS);
  }
  return null;
}

/** @param {{ state: string }} news */
function isFinal(news) {
  return news.state === "graded" || news.state === "stuck";
}

/** What the section shows. */
class View {
  /** @param {HTMLElement} section */
  constructor(section) {
    this.section = section;
    this.waiting = part(section, "[data-live-waiting]");
    this.words = part(section, "[data-live-words]");
    this.report = part(section, "[data-live-report]");
    this.said = part(section, "[data-live-said]");
    this.signIn = part(section, "[data-live-sign-in]");
    this.saidAt = 0;
  }

  /** @param {string} words */
  wait(words) {
    this.say(words || (this.words.textContent ?? ""), true);
  }

  /**
   * @param {string} words
   * @param {boolean} waiting whether a result is still to come
   * @param {boolean} [signIn] whether one has to sign in for that
   */
  say(words, waiting, signIn = false) {
    this.waiting.hidden = false;
    this.signIn.hidden = !signIn;
    this.report.classList.add("is-stale");
    this.report.setAttribute("aria-busy", String(waiting)); // not the section: screen readers are silent in what is busy
    if (this.words.textContent === words && this.said.textContent === words) return;
    this.words.textContent = words;
    this.aloud(words);
  }

  /** @param {string} words the place in the queue, which is shown at once and read aloud now and then */
  queued(words) {
    if (Date.now() - this.saidAt > SAID_AGAIN_MS) this.say(words, true);
    else this.words.textContent = words;
  }

  /** @param {string} words */
  aloud(words) {
    this.said.textContent = words;
    this.saidAt = Date.now();
  }

  /**
   * Puts the server's page of the result in place; asks again while the link is down.
   *
   * @param {string} address
   */
  async show(address) {
    const html = await page(address);
    if (typeof html === "number") return this.refused(html);
    this.report.innerHTML = html;
    this.report.classList.remove("is-stale");
    this.waiting.hidden = true;
    this.report.setAttribute("aria-busy", "false");
    this.aloud(spokenResult(this.report));
    this.mark({ onlyUntouched: false });
    this.badge();
    this.section.dispatchEvent(new CustomEvent("live:done", { bubbles: true }));
  }

  /**
   * Nothing more is heard of it: who is signed out is told so, and what is not theirs any more is waited for no longer.
   *
   * @param {number} status
   */
  refused(status) {
    if (status === 401) return this.say(this.signIn.dataset.words ?? "", false, true);
    this.waiting.hidden = true;
    this.report.classList.remove("is-stale");
    this.report.setAttribute("aria-busy", "false");
  }

  /** @returns {DOMStringMap} */
  get facts() {
    const root = this.report.querySelector("[data-result]");
    return root instanceof HTMLElement ? root.dataset : {};
  }

  /**
   * Marks the line that the report speaks of.
   *
   * @param {{ onlyUntouched: boolean }} when only where the code is still the one that was sent
   */
  mark({ onlyUntouched }) {
    const { markFile, markLine: line, markWords = "" } = this.facts;
    for (const textarea of document.querySelectorAll("textarea[data-draft]")) {
      if (!(textarea instanceof HTMLTextAreaElement)) continue;
      const put = () => {
        clearMarks(textarea);
        if (line && textarea.dataset.draft === markFile) markLine(textarea, Number(line), markWords);
      };
      if (!onlyUntouched) put();
      else if (textarea.value === textarea.defaultValue) textarea.addEventListener("editor:ready", put);
    }
  }

  badge() {
    const { points, maxPoints } = this.facts;
    for (const element of document.querySelectorAll("[data-live-badge]")) {
      if (!(element instanceof HTMLElement)) continue;
      element.hidden = points === undefined;
      element.textContent = `${points}/${maxPoints}`;
    }
  }
}

/**
 * @param {string} address
 * @returns {Promise<string | number>} the status where the page is not ours to see any more
 */
async function page(address) {
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    const response = await ask(address, { headers: { Accept: "text/html" } });
    const html = response?.ok ? await response.text().catch(() => null) : null;
    if (html !== null) return html;
    if (response && !response.ok && response.status < 500 && response.status !== 429) return response.status;
    await new Promise((resolve) => window.setTimeout(resolve, pauseMs));
  }
}

/**
 * @param {HTMLElement} section
 * @param {string} selector
 * @returns {HTMLElement}
 */
function part(section, selector) {
  const found = section.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`${selector} is missing in the live section`);
  return found;
}
