// The practice desk of the exercise page: Run with one's own input, and Try the tests. Nothing here is a mark.
// @ts-check
import { clearMarks, filesOf, markLine, textareasOf } from "../behaviours/code-text.js";
import { cleaned } from "../runner/clean.js";
import { Answers } from "../runner/answers.js";
import { Aloud } from "./aloud.js";
import { Files } from "./files.js";
import { partsOf, showStop } from "./parts.js";
import { Place } from "./place.js";
import { Question } from "./question.js";
import { prepareInTime, showReadiness } from "./readiness.js";
import { Screen } from "./screen.js";
import { Trial } from "./trial.js";
import { Words } from "./words.js";

export class Desk {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.parts = partsOf(form);
    this.words = new Words(JSON.parse(this.parts.desk.dataset.words ?? "{}"));
    this.main = textareasOf(form)[0]?.dataset.draft ?? "";
    this.place = new Place(this, this.parts.desk.dataset);
    this.screen = new Screen(this.parts.screen, this.words.say("beginning-is-gone"));
    this.aloud = new Aloud(this.parts.said);
    this.files = new Files(this.parts.files, this.words);
    this.question = new Question(this.parts.question, { answered: (line) => this.answered(line) });
    /** Ends what runs now. @type {(() => void) | null} */
    this.stop = null;
    this.ask = "";
    this.trial = new Trial(this);
    this.begin();
  }

  begin() {
    const { run, desk } = this.parts;
    run.hidden = false;
    run.addEventListener("click", () => (this.stop ? this.stop() : this.run()));
    this.form.addEventListener("keydown", (event) => this.shortcut(event), { capture: true });
    const { engine } = this.place;
    if (this.place.elsewhere) this.place.sayElsewhere();
    else {
      this.helpWithInput();
      navigator.serviceWorker?.addEventListener("controllerchange", () => this.helpWithInput());
      showReadiness(engine, this.parts, this.words);
      engine.addEventListener("state", () => engine.state === "failed" && this.failed());
      prepareInTime(engine, this.form);
    }
    desk.dataset.ready = "";
  }

  helpWithInput() {
    if (Answers.arePossible()) this.parts.help.textContent = this.words.say("may-ask");
  }

  /** @param {KeyboardEvent} event */
  shortcut(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!this.stop && !this.trial.running) this.run();
  }

  failed() {
    this.place.failed();
    this.trial.offer(false);
  }

  async run() {
    this.clear();
    this.parts.desk.dispatchEvent(new CustomEvent("tabs:open"));
    await this.place.run();
  }

  /** @returns {import("../runner/protocol.js").Program} what is typed beforehand is read; else each line is asked for */
  program() {
    const typed = this.parts.input.value;
    const stdin = typed ? withLineEnd(typed) : Answers.arePossible() ? null : "";
    return { files: filesOf(this.form), main: this.main, stdin, exercise: this.trial.exercise };
  }

  /** @returns {import("../runner/worker-process.js").Listener} */
  listener() {
    return {
      said: (stream, text) => this.screen.say(stream, text),
      drew: (svg) => this.screen.draw(svg),
      asks: (ask, prompt) => {
        this.ask = ask;
        this.screen.render();
        this.parts.state.textContent = this.words.say("asks");
        this.aloud.now("");
        this.question.ask(this.screen.heard() || prompt);
      },
    };
  }

  /** @param {string | null} line */
  answered(line) {
    if (line !== null) this.screen.say("typed", `${line}\n`);
    this.state(this.words.say("running"));
    this.place.answers.give(this.ask, line);
  }

  /** @param {import("../runner/protocol.js").Ended} ended */
  ended({ outcome, wall_seconds, html, mark, left }) {
    this.screen.render();
    this.idle();
    const words = this.words.ended(outcome, wall_seconds);
    this.parts.state.textContent = words;
    this.parts.ended.replaceChildren(cleaned(html));
    const why = this.parts.ended.querySelector(".result__sentence, .explained__what")?.textContent ?? "";
    this.aloud.now([this.screen.heard(), words, why, this.files.show(left)].filter(Boolean).join("\n"));
    this.parts.ended.hidden = !html;
    if (this.parts.ended.querySelector(".test__original")) this.screen.withoutTraceback();
    if (html) this.parts.ended.scrollIntoView({ block: this.parts.ended.offsetHeight > window.innerHeight / 2 ? "start" : "nearest" });
    if (mark) this.mark(mark);
  }

  /** @param {import("../runner/server-run.js").RunReport} report what the server tells, all at once */
  endedThere({ outcome, wall_seconds, cut, drawing, stdout, stderr, feedback, left, html = "", mark = null }) {
    if (drawing) this.screen.draw(drawing);
    this.screen.say("stdout", stdout);
    this.screen.say("stderr", stderr);
    this.ended({ outcome, wall_seconds, html, mark, cut, left });
    if (html) return;
    for (const { message } of feedback) this.parts.ended.append(paragraph(message)); // a compiler's warnings
    this.parts.ended.hidden = feedback.length === 0;
  }

  /** @param {import("../runner/protocol.js").Mark} mark */
  mark({ file, line, words }) {
    const textarea = textareasOf(this.form).find((one) => one.dataset.draft === file);
    if (textarea) markLine(textarea, line, words);
  }

  /** Nothing is left of the run before. */
  clear() {
    this.screen.clear();
    this.question.hide();
    this.files.clear();
    this.parts.ended.hidden = true;
    this.aloud.now("");
    this.parts.notice.hidden = true;
    for (const textarea of textareasOf(this.form)) clearMarks(textarea);
  }

  /** @param {(() => void) | null} stop null: it cannot be stopped */
  busy(stop) {
    this.stop = stop ?? (() => {});
    this.state(this.words.say("running"));
    showStop(this.parts.run, stop !== null);
    this.parts.run.disabled = stop === null;
    this.trial.enable(false);
  }

  /** @param {string} words what becomes of the run now; who hears the page is told where it lasts */
  state(words) {
    this.parts.state.textContent = words;
    this.aloud.soon(words);
  }

  idle() {
    this.stop = null;
    this.parts.state.textContent = "";
    this.aloud.quiet();
    this.question.hide();
    if (this.question.leftFocus()) this.parts.run.focus({ preventScroll: true });
    showStop(this.parts.run, false);
    this.parts.run.disabled = false;
    this.trial.enable(true);
  }
}

/** @param {string} text */
function withLineEnd(text) {
  return text.endsWith("\n") ? text : `${text}\n`;
}

/** @param {string} words */
function paragraph(words) {
  const made = document.createElement("p");
  made.textContent = words;
  return made;
}
