// Shows two versions of the code side by side and lets one choose: `[data-two-versions]` with an element
// `[data-version="here"]` and one `[data-version="there"]`, each with `[data-version-when]`, `[data-version-code]` and a button.
// @ts-check
import { ownLines } from "../offline/versions.js";
import { moment } from "./other-draft.js";

/** @typedef {import("../offline/drafts.js").Files} Files */
/** @typedef {"here" | "there"} Choice */

export class TwoVersions {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.box = form.querySelector("[data-two-versions]");
    /** @type {(choice: Choice) => void} */
    this.chosen = () => {};
    for (const choice of /** @type {const} */ (["here", "there"])) {
      this.part(choice)?.querySelector("button")?.addEventListener("click", () => {
        if (this.box instanceof HTMLElement) this.box.hidden = true;
        this.chosen(choice);
      });
    }
  }

  /**
   * @param {Files} mine
   * @param {import("../offline/draft-sending.js").ServerDraft} server
   * @param {(choice: Choice) => void} chosen
   */
  show(mine, server, chosen) {
    if (!(this.box instanceof HTMLElement)) return;
    this.chosen = chosen;
    this.fill("here", mine, server.files, new Date().toISOString());
    this.fill("there", server.files, mine, server.written_at ?? server.saved_at);
    this.box.hidden = false;
  }

  /** @param {Choice} choice */
  part(choice) {
    return this.box?.querySelector(`[data-version="${choice}"]`) ?? null;
  }

  /**
   * @param {Choice} choice
   * @param {Files} files
   * @param {Files} others
   * @param {string} at
   */
  fill(choice, files, others, at) {
    const part = this.part(choice);
    const when = part?.querySelector("[data-version-when]");
    if (when) when.textContent = moment(at);
    const several = Object.keys(files).length > 1;
    const shown = Object.entries(files).flatMap(([name, text]) => [
      ...(several ? [element("span", "two__file", name)] : []),
      ...lines(text, others[name] ?? ""),
    ]);
    part?.querySelector("[data-version-code]")?.replaceChildren(...shown);
  }
}

/**
 * @param {string} text
 * @param {string} other
 */
function lines(text, other) {
  const own = ownLines(text, other);
  return text
    .replace(/\n$/, "")
    .split("\n")
    .map((line, place) => element("span", own.has(place) ? "two__line is-own" : "two__line", `${line}\n`));
}

/**
 * @param {string} tag
 * @param {string} name of its class
 * @param {string} text
 */
function element(tag, name, text) {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}
