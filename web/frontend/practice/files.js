// The files that a program wrote, below what it said: name, size, content, and a way to keep one.
// @ts-check
import { language } from "../page.js";

/** Of a longer text the beginning is shown, until all of it is asked for. */
const SHOWN_LINES = 20;
const SHOWN_CHARACTERS = 1_500;
/** So many names are read out. */
const SAID_FILES = 5;
const KILO = 1_000;

/** @typedef {import("../runner/protocol.js").LeftFile} LeftFile */

export class Files {
  /**
   * @param {HTMLElement} box hidden where nothing was written
   * @param {import("./words.js").Words} words
   */
  constructor(box, words) {
    this.box = box;
    this.words = words;
    this.list = /** @type {HTMLElement} */ (box.querySelector("[data-practice-files-list]"));
    this.byte = new Intl.NumberFormat(language(), { style: "unit", unit: "byte", unitDisplay: "long" });
    this.kilobyte = new Intl.NumberFormat(language(), { style: "unit", unit: "kilobyte", maximumFractionDigits: 1 });
  }

  clear() {
    this.box.hidden = true;
    this.list.replaceChildren();
  }

  /**
   * @param {import("../runner/protocol.js").Left | undefined} left
   * @returns {string} what there is to hear of it, or ""
   */
  show(left) {
    this.clear();
    if (!left?.files.length) return "";
    this.list.append(...left.files.map((file) => this.item(file, left.files.length === 1)));
    if (left.more) this.list.append(made("li", "files__more", this.words.say("files-more", { count: String(left.more) })));
    this.box.hidden = false;
    const named = left.files.slice(0, SAID_FILES).map(({ name }) => name);
    return this.words.say("files-said", { files: named.join(", "), count: String(left.files.length + left.more) });
  }

  /**
   * @param {LeftFile} file
   * @param {boolean} isOpen
   */
  item(file, isOpen) {
    const item = document.createElement("li");
    const details = document.createElement("details");
    details.className = "file";
    details.open = isOpen && Boolean(file.text);
    const summary = document.createElement("summary");
    const name = made("span", "file__name", file.name);
    name.translate = false;
    summary.append(name);
    if (file.size !== undefined) summary.append(made("span", "file__size number", this.size(file.size)));
    const body = made("div", "file__body");
    body.append(...this.content(file), ...this.download(file));
    details.append(summary, body);
    item.append(details);
    return item;
  }

  /**
   * @param {LeftFile} file
   * @returns {HTMLElement[]}
   */
  content({ text, data }) {
    if (text === undefined) return [made("p", "file__note", this.words.say(data === undefined ? "file-too-large" : "file-no-text"))];
    if (text === "") return [made("p", "file__note", this.words.say("file-empty"))];
    const shown = beginningOf(text);
    const pre = made("pre", "file__text", shown);
    pre.translate = false;
    pre.tabIndex = 0;
    if (shown === text) return [pre];
    const all = button(this.words.say("file-show-all"));
    all.addEventListener("click", () => {
      pre.textContent = text;
      all.remove();
      pre.focus();
    });
    return [pre, all];
  }

  /**
   * @param {LeftFile} file
   * @returns {HTMLElement[]}
   */
  download({ name, text, data }) {
    if (text === undefined && data === undefined) return [];
    const keep = button(this.words.say("file-download"));
    keep.setAttribute("aria-label", `${keep.textContent} ${name}`);
    keep.addEventListener("click", () => {
      const bytes = text ?? Uint8Array.from(atob(data ?? ""), (letter) => letter.charCodeAt(0));
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
      link.download = name.slice(name.lastIndexOf("/") + 1);
      link.click();
      window.setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    });
    return [keep];
  }

  /** @param {number} bytes */
  size(bytes) {
    return bytes < KILO ? this.byte.format(bytes) : this.kilobyte.format(bytes / KILO);
  }
}

/** @param {string} text */
export function beginningOf(text) {
  const lines = text.split("\n");
  const few = lines.length > SHOWN_LINES + 1 ? `${lines.slice(0, SHOWN_LINES).join("\n")}\n` : text;
  return few.length > SHOWN_CHARACTERS ? Array.from(few).slice(0, SHOWN_CHARACTERS).join("") : few;
}

/**
 * @param {string} kind
 * @param {string} name of its class
 * @param {string} [words]
 */
function made(kind, name, words = "") {
  const element = document.createElement(kind);
  element.className = name;
  element.textContent = words;
  return element;
}

/** @param {string} words */
function button(words) {
  const element = /** @type {HTMLButtonElement} */ (made("button", "button button--plain file__button", words));
  element.type = "button";
  return element;
}
