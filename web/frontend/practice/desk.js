// The practice desk of the exercise page: Run with one's own input, and Try the tests. Nothing here is a mark.
// @ts-check
import { clearMarks, filesOf, markLine, textareasOf } from "../behaviours/code-text.js";
import { cleaned } from "../runner/clean.js";
import { Answers } from "../runner/answers.js";
import { Engine } from "../runner/client.js";
import { Preview } from "../runner/preview.js";
import { runOnServer } from "../runner/server-run.js";
import { csrfToken } from "../page.js";
import { partsOf, showStop } from "./parts.js";
import { Question } from "./question.js";
import { prepareInTime, showReadiness } from "./readiness.js";
import { Screen } from "./screen.js";
import { Trial } from "./trial.js";
import { Words } from "./words.js";

/** So long a click on Run waits for Python itself before the preview takes it. */
const A_MOMENT_MS = 2_500;

export class Desk {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.parts = partsOf(form);
    const { words = "{}", engine = "{}", language = "" } = this.parts.desk.dataset;
    this.words = new Words(JSON.parse(words));
    this.main = textareasOf(form)[0]?.dataset.draft ?? "";
    this.engine = new Engine(JSON.parse(engine));
    this.preview = new Preview(this.engine.settings);
    this.screen = new Screen(this.parts.screen, this.words.say("beginning-is-gone"));
    this.question = new Question(this.parts.question, { answered: (line) => this.answered(line) });
    /** Ends what runs now. @type {(() => void) | null} */
    this.stop = null;
    this.ask = "";
    /** Where the answers go. */
    this.answers = this.engine.answers;
    /** Why it runs on the server, if it does: "language", "device" or "failed". */
    this.elsewhere = language !== "python" ? "language" : Engine.isPossible() ? "" : "device";
    this.trial = new Trial(this);
    this.begin();
  }

  begin() {
    const { run, desk } = this.parts;
    run.hidden = false;
    run.addEventListener("click", () => (this.stop ? this.stop() : this.run()));
    this.form.addEventListener("keydown", (event) => this.shortcut(event), { capture: true });
    if (this.elsewhere) this.sayElsewhere();
    else {
      this.helpWithInput();
      navigator.serviceWorker?.addEventListener("controllerchange", () => this.helpWithInput());
      showReadiness(this.engine, this.parts, this.words);
      this.engine.addEventListener("state", () => this.engine.state === "failed" && this.failed());
      prepareInTime(this.engine, this.form);
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
    this.elsewhere = "failed";
    this.sayElsewhere();
    this.trial.offer(false);
  }

  sayElsewhere() {
    this.parts.notice.textContent = this.words.say(`server-${this.elsewhere}`);
    this.parts.notice.hidden = false;
  }

  async run() {
    this.clear();
    this.parts.desk.dispatchEvent(new CustomEvent("tabs:open"));
    if (this.elsewhere) return this.runThere();
    const ready = this.engine.prepare().then(
      () => true,
      () => false,
    );
    if (this.engine.state === "ready") return this.runHere();
    const stop = () => this.idle();
    this.busy(stop);
    this.parts.state.textContent = this.words.say("starting");
    await Promise.race([ready, moment(A_MOMENT_MS), downloading(this.engine)]);
    if (this.stop !== stop) return; // stopped, and maybe begun anew
    if (/** @type {string} */ (this.engine.state) === "ready") return this.runHere();
    await this.runPreview(ready);
  }

  /** With Python itself. */
  async runHere() {
    this.busy(() => this.engine.stop());
    this.answers = this.engine.answers;
    const ended = await this.engine.run(this.program(), this.listener());
    this.ended(ended);
  }

  /**
   * With the small Python, until the whole one is there.
   *
   * @param {Promise<boolean>} ready
   */
  async runPreview(ready) {
    this.busy(() => this.preview.end());
    this.parts.notice.textContent = this.words.say("preview");
    this.parts.notice.hidden = false;
    this.answers = this.preview.answers;
    const ended = await this.preview.run(this.program(), this.listener());
    if (ended && !ended.missing) {
      this.ended(ended);
      const shown = this.parts.notice.textContent;
      if ((await ready) && this.parts.notice.textContent === shown) this.parts.notice.textContent = this.words.say("python-is-here");
      return;
    }
    // Only the whole Python can tell: it runs by itself as soon as it is there, unless the pupil stops waiting.
    this.parts.notice.textContent = this.words.say(ended ? "preview-cannot" : "preview-waits");
    let waits = true;
    this.busy(() => {
      waits = false;
      this.idle();
    });
    const isThere = await ready;
    if (!waits) return;
    this.clear();
    if (isThere) await this.runHere();
    else if (this.elsewhere) await this.runThere();
    else this.idle();
  }

  /** On the server, without a mark. */
  async runThere() {
    this.clear();
    this.sayElsewhere();
    this.busy(null);
    this.parts.state.textContent = this.words.say("server-runs");
    const { user = "", exercise = "", api = "" } = this.form.dataset;
    const request = { exercise, files: filesOf(this.form), stdin: this.parts.input.value };
    const answer = await runOnServer({ user, api, token: csrfToken() }, request);
    if (!("report" in answer)) {
      this.idle();
      this.parts.state.textContent = "refused" in answer ? answer.refused : this.words.say(`server-${answer.later}`);
      return;
    }
    const { report } = answer;
    if (report.drawing) this.screen.draw(report.drawing);
    this.screen.say("stdout", report.stdout);
    this.screen.say("stderr", report.stderr);
    const lines = report.feedback.map(({ message }) => message);
    const place = report.feedback.find(({ params }) => typeof params.line === "number");
    this.ended({
      outcome: report.outcome,
      wall_seconds: report.wall_seconds,
      html: "",
      mark: place ? { file: String(place.params.file ?? this.main), line: place.params.line ?? 1, words: place.message } : null,
      cut: report.cut,
    });
    for (const line of lines) this.parts.ended.append(paragraph(line));
    this.parts.ended.hidden = lines.length === 0;
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
        this.question.ask(prompt);
      },
    };
  }

  /** @param {string | null} line */
  answered(line) {
    if (line !== null) this.screen.say("typed", `${line}\n`);
    this.parts.state.textContent = this.words.say("running");
    this.answers.give(this.ask, line);
  }

  /** @param {import("../runner/protocol.js").Ended} ended */
  ended({ outcome, wall_seconds, html, mark }) {
    this.screen.render();
    this.idle();
    const words = this.words.ended(outcome, wall_seconds);
    this.parts.state.textContent = words;
    this.parts.said.textContent = `${this.screen.heard.slice(0, 300)} ${words}`;
    this.parts.ended.replaceChildren(cleaned(html));
    this.parts.ended.hidden = !html;
    if (this.parts.ended.querySelector(".test__original")) this.screen.withoutTraceback();
    if (html) this.parts.ended.scrollIntoView({ block: "nearest" });
    if (mark) this.mark(mark);
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
    this.parts.ended.hidden = true;
    this.parts.said.textContent = "";
    this.parts.notice.hidden = true;
    for (const textarea of textareasOf(this.form)) clearMarks(textarea);
  }

  /** @param {(() => void) | null} stop null: it cannot be stopped */
  busy(stop) {
    this.stop = stop ?? (() => {});
    this.parts.state.textContent = this.words.say("running");
    showStop(this.parts.run, stop !== null);
    this.parts.run.disabled = stop === null;
    this.trial.enable(false);
  }

  idle() {
    this.stop = null;
    this.question.hide();
    showStop(this.parts.run, false);
    this.parts.run.disabled = false;
    this.trial.enable(true);
  }
}

/** @param {number} milliseconds */
function moment(milliseconds) {
  return new Promise((resolve) => window.setTimeout(resolve, milliseconds));
}

/**
 * Once it is clear that Python has to be fetched first.
 *
 * @param {Engine} engine
 */
function downloading(engine) {
  return new Promise((resolve) => {
    const look = () => engine.state === "downloading" && resolve(undefined);
    engine.addEventListener("state", look);
    look();
  });
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
