// What the practice desk says, in the language of the page; the sentences come with the page.
// @ts-check
import { language } from "../page.js";

const MEGABYTE = 1_000_000;
const MINUTE_SECONDS = 90;

export class Words {
  /** @param {Record<string, string>} sentences with `{name}` where something is put in */
  constructor(sentences) {
    this.sentences = sentences;
    this.decimal = new Intl.NumberFormat(language(), { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    this.precise = new Intl.NumberFormat(language(), { maximumSignificantDigits: 2 });
    this.whole = new Intl.NumberFormat(language(), { maximumFractionDigits: 0 });
  }

  /**
   * @param {string} name
   * @param {Record<string, string>} [values]
   */
  say(name, values = {}) {
    return (this.sentences[name] ?? "").replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
  }

  /**
   * How far a download has come, in bytes and in time.
   *
   * @param {{ loaded: number, total: number, since: number }} progress
   */
  downloading({ loaded, total, since }) {
    const seconds = (performance.now() - since) / 1000;
    const left = loaded > 0 ? ((total - loaded) * seconds) / loaded : 0;
    const values = { loaded: this.decimal.format(loaded / MEGABYTE), total: this.decimal.format(total / MEGABYTE) };
    if (seconds < 1 || !left) return this.say("downloading", values);
    return `${this.say("downloading", values)} ${this.left(left)}`;
  }

  /** @param {number} seconds */
  left(seconds) {
    if (seconds > MINUTE_SECONDS) return this.say("minutes-left", { minutes: this.whole.format(Math.ceil(seconds / 60)) });
    return this.say("seconds-left", { seconds: this.whole.format(Math.max(1, seconds)) });
  }

  /**
   * @param {string} outcome
   * @param {number} seconds
   */
  ended(outcome, seconds) {
    const name = outcome in ENDINGS ? ENDINGS[/** @type {keyof typeof ENDINGS} */ (outcome)] : "ended-early";
    return this.say(name, { seconds: this.seconds(seconds) });
  }

  /** @param {number} seconds */
  seconds(seconds) {
    if (seconds < 0.01) return this.precise.format(0.01);
    return seconds < 10 ? this.precise.format(seconds) : this.whole.format(seconds);
  }
}

const ENDINGS = { exited: "ended", stopped: "stopped", broke: "broke", too_deep: "too-deep" };
