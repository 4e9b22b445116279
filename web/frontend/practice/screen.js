// What a program prints and draws, shown as it comes: once a frame at most, and never more than a page can bear.
// @ts-check
import { cleaned } from "../runner/clean.js";

/** Characters that stay on the page; what is older goes. The engine stops a program long before it could fill a disk. */
const MOST_CHARACTERS = 40_000;

/** Characters that are read aloud of what a program says; all of it is there to be read. */
const MOST_HEARD = 300;

/** How Python begins one; of code that it could not read it names the place alone. */
const TRACEBACK = /^(?:Traceback \(most recent call last\):| {2}File ")/m;

export class Screen {
  /**
   * @param {HTMLElement} element
   * @param {string} beginningIsGone what is said where the beginning is not shown any more
   */
  constructor(element, beginningIsGone) {
    this.element = element;
    this.beginningIsGone = beginningIsGone;
    /** @type {{ kind: string, text: string }[]} */
    this.waiting = [];
    /** @type {string | null} */
    this.picture = null;
    this.shown = 0;
    this.frame = 0;
    /** What it said and nobody has been read yet. */
    this.unheard = "";
    this.clear();
  }

  clear() {
    this.waiting = [];
    this.picture = null;
    this.shown = 0;
    this.unheard = "";
    this.element.replaceChildren();
    /** @type {HTMLElement | null} */
    this.sheet = null;
    this.text = document.createElement("pre");
    this.text.className = "screen__text";
    this.text.translate = false;
    this.element.append(this.text);
  }

  /**
   * @param {"stdout" | "stderr" | "typed"} kind
   * @param {string} text
   */
  say(kind, text) {
    const last = this.waiting[this.waiting.length - 1];
    if (last?.kind === kind) last.text = (last.text + text).slice(-2 * MOST_CHARACTERS);
    else this.waiting.push({ kind, text });
    if (this.waiting.length > MOST_CHARACTERS) this.waiting.splice(0, MOST_CHARACTERS / 2);
    if (kind === "stdout" && this.unheard.length <= MOST_HEARD) this.unheard += text; // what is wrong is told in better words
    this.soon();
  }

  /** @returns {string} what is new to who hears the page, its beginning at least; from now on it is not new any more */
  heard() {
    const text = this.unheard;
    this.unheard = "";
    return text.length > MOST_HEARD ? `${text.slice(0, MOST_HEARD)} …` : text;
  }

  /** @param {string} svg */
  draw(svg) {
    this.picture = svg;
    this.soon();
  }

  soon() {
    this.frame ||= window.requestAnimationFrame(() => this.render());
  }

  /** Puts what waits onto the page, now. */
  render() {
    window.cancelAnimationFrame(this.frame);
    this.frame = 0;
    if (this.picture !== null) this.renderPicture(this.picture);
    this.picture = null;
    if (this.waiting.length === 0) return;
    const atEnd = this.element.scrollTop + this.element.clientHeight >= this.element.scrollHeight - 40;
    for (const { kind, text } of this.waiting.splice(0)) this.append(kind, text.slice(-MOST_CHARACTERS));
    this.trim();
    if (atEnd) this.element.scrollTop = this.element.scrollHeight;
  }

  /**
   * @param {string} kind
   * @param {string} text
   */
  append(kind, text) {
    const last = this.text?.lastElementChild;
    if (last instanceof HTMLElement && last.dataset.kind === kind) last.append(text);
    else {
      const piece = document.createElement("span");
      piece.dataset.kind = kind;
      piece.className = `screen__${kind}`;
      piece.append(text);
      this.text?.append(piece);
    }
    this.shown += text.length;
  }

  /** Takes away the traceback at the end, if there is one: it is told in better words, and kept there. */
  withoutTraceback() {
    const last = this.text?.lastElementChild;
    if (!(last instanceof HTMLElement) || last.dataset.kind !== "stderr") return;
    const said = last.textContent ?? "";
    const at = TRACEBACK.exec(said)?.index ?? said.length;
    last.textContent = said.slice(0, at);
    if (!last.textContent) last.remove();
  }

  /** Lets the oldest go. */
  trim() {
    if (!this.text || this.shown <= MOST_CHARACTERS) return;
    const gone = document.createElement("span");
    gone.className = "screen__note";
    gone.textContent = `${this.beginningIsGone}\n`;
    for (let first = this.text.firstElementChild; first && this.shown > MOST_CHARACTERS; first = this.text.firstElementChild) {
      const node = first.firstChild;
      const length = node?.textContent?.length ?? 0;
      const tooMuch = this.shown - MOST_CHARACTERS;
      if (first.className === "screen__note" || !node) first.remove();
      else if (length <= tooMuch) {
        node.remove();
        this.shown -= length;
      } else {
        node.textContent = node.textContent?.slice(tooMuch) ?? "";
        this.shown -= tooMuch;
      }
    }
    this.text.prepend(gone);
  }

  /** @param {string} svg */
  renderPicture(svg) {
    if (!this.sheet) {
      this.sheet = document.createElement("div");
      this.sheet.className = "picture__sheet";
      this.element.prepend(this.sheet);
    }
    this.sheet.replaceChildren(cleaned(svg));
  }
}
