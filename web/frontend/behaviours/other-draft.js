// Offers a version of the code that is kept but not shown: `[data-other-draft]` with `[data-other-when]`, and the buttons
// `[data-other-bring]`, which changes both places, and `[data-other-drop]`; `[data-other-found]` warns of one that its owner may
// not have written.
// @ts-check
import { changeDraft } from "../offline/drafts.js";
import { language } from "../page.js";
import { filesOf } from "./code-text.js";

/** @typedef {{ files: import("../offline/drafts.js").Files, at: string, found?: boolean }} Version */

export class OtherDraft {
  /**
   * @param {HTMLFormElement} form
   * @param {string} key of the draft
   * @param {(files: import("../offline/drafts.js").Files) => void} write shows a text as if it were typed
   */
  constructor(form, key, write) {
    this.form = form;
    this.key = key;
    this.write = write;
    this.box = form.querySelector("[data-other-draft]");
    /** @type {Version | null} */
    this.version = null;
    this.box?.querySelector("[data-other-bring]")?.addEventListener("click", () => this.bring());
    this.box?.querySelector("[data-other-drop]")?.addEventListener("click", () => this.drop());
  }

  /** @param {Version} version */
  async show(version) {
    if (!(this.box instanceof HTMLElement)) return;
    this.version = version;
    this.box.hidden = false;
    const when = this.box.querySelector("[data-other-when]");
    if (when) when.textContent = moment(version.at);
    const found = this.box.querySelector("[data-other-found]");
    if (found instanceof HTMLElement) found.hidden = !version.found;
  }

  async bring() {
    const { version } = this;
    if (!version) return;
    const shown = { files: filesOf(this.form), at: new Date().toISOString() };
    await changeDraft(this.key, (old) => ({ ...old, other: shown }));
    this.write(version.files);
    await this.show(shown);
  }

  async drop() {
    if (this.box instanceof HTMLElement) this.box.hidden = true;
    await changeDraft(this.key, ({ other: _dropped, ...draft }) => draft);
  }
}

/**
 * `12 มี.ค. 14:05`; the day only where it is another one than today.
 *
 * @param {string} at
 */
export function moment(at) {
  const time = new Date(at);
  const today = time.toDateString() === new Date().toDateString();
  /** @type {Intl.DateTimeFormatOptions} */
  const day = today ? {} : { day: "numeric", month: "short" };
  return new Intl.DateTimeFormat(language(), { ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(time);
}
