// Where a program runs: with Python itself on this device, with the small Python while it is on its way, or on the server.
// @ts-check
import { filesOf } from "../behaviours/code-text.js";
import { csrfToken } from "../page.js";
import { Engine } from "../runner/client.js";
import { Preview } from "../runner/preview.js";
import { runOnServer } from "../runner/server-run.js";

/** So long a click on Run waits for Python itself before the preview takes it. */
const A_MOMENT_MS = 2_500;

/** What is said of a run that the server did not take. */
const WHY_LATER = {
  offline: "server-offline",
  "signed-out": "server-signed-out",
  busy: "server-busy",
  failed: "server-no-answer",
};

export class Place {
  /**
   * @param {import("./desk.js").Desk} desk
   * @param {{ engine?: string, language?: string }} described by the page
   */
  constructor(desk, { engine = "{}", language = "" }) {
    this.desk = desk;
    this.engine = new Engine(JSON.parse(engine));
    this.preview = new Preview(this.engine.settings);
    /** Where the answers of who is asked go. */
    this.answers = this.engine.answers;
    /** Why it runs on the server, if it does: "language", "device" or "failed". */
    this.elsewhere = language !== "python" ? "language" : Engine.isPossible() ? "" : "device";
  }

  /** From now on it runs on the server. */
  failed() {
    this.elsewhere = "failed";
    this.sayElsewhere();
  }

  sayElsewhere() {
    this.say(`server-${this.elsewhere}`);
  }

  /** @param {string} name of the words that are noticed above the screen */
  say(name) {
    const { notice } = this.desk.parts;
    notice.textContent = this.desk.words.say(name);
    notice.hidden = false;
  }

  async run() {
    if (this.elsewhere) return this.runThere();
    const ready = this.engine.prepare().then(
      () => true,
      () => false,
    );
    if (this.engine.state === "ready") return this.runHere();
    const { desk } = this;
    const stop = () => desk.idle();
    desk.busy(stop);
    desk.state(desk.words.say("starting"));
    await whileItStarts(this.engine, A_MOMENT_MS);
    if (desk.stop !== stop) return; // stopped, and maybe begun anew
    if (/** @type {string} */ (this.engine.state) === "ready") return this.runHere();
    await this.runPreview(ready);
  }

  /** With Python itself. */
  async runHere() {
    this.desk.busy(() => this.engine.stop());
    this.answers = this.engine.answers;
    this.desk.ended(await this.engine.run(this.desk.program(), this.desk.listener()));
  }

  /**
   * With the small Python, until the whole one is there.
   *
   * @param {Promise<boolean>} ready
   */
  async runPreview(ready) {
    const { desk } = this;
    const { notice } = desk.parts;
    desk.busy(() => this.preview.end());
    this.say("preview");
    this.answers = this.preview.answers;
    const ended = await this.preview.run(desk.program(), desk.listener());
    if (!ended || ended.missing) return this.runLater(ready, ended ? "preview-cannot" : "preview-waits");
    desk.ended(ended);
    const shown = notice.textContent;
    if ((await ready) && notice.textContent === shown) notice.textContent = desk.words.say("python-is-here");
  }

  /**
   * Only the whole Python can tell: it runs by itself as soon as it is there, unless the pupil stops waiting.
   *
   * @param {Promise<boolean>} ready
   * @param {string} why
   */
  async runLater(ready, why) {
    const { desk } = this;
    this.say(why);
    let waits = true;
    desk.busy(() => {
      waits = false;
      desk.parts.notice.hidden = true;
      desk.idle();
    });
    const isThere = await ready;
    if (!waits) return;
    desk.clear();
    if (isThere) await this.runHere();
    else if (this.elsewhere) await this.runThere();
    else desk.idle();
  }

  /** On the server, without a mark. */
  async runThere() {
    const { desk } = this;
    desk.clear();
    this.sayElsewhere();
    desk.busy(null);
    desk.state(desk.words.say("server-runs"));
    const { user = "", exercise = "", api = "" } = desk.form.dataset;
    const request = { exercise, files: filesOf(desk.form), stdin: desk.parts.input.value };
    const answer = await runOnServer({ user, api, token: csrfToken() }, request);
    if ("report" in answer) return desk.endedThere(answer.report);
    desk.idle();
    desk.state("refused" in answer ? answer.refused : desk.words.say(WHY_LATER[answer.later]));
  }
}

/**
 * Until Python is ready, or it is clear that it has to be fetched first or does not come; so long at the most.
 *
 * @param {EventTarget & { state: string }} engine
 * @param {number} milliseconds
 */
export async function whileItStarts(engine, milliseconds) {
  const waiting = new AbortController();
  let timer = 0;
  await new Promise((resolve) => {
    const look = () => engine.state !== "starting" && resolve(undefined);
    engine.addEventListener("state", look, { signal: waiting.signal });
    timer = window.setTimeout(resolve, milliseconds);
    look();
  });
  waiting.abort();
  window.clearTimeout(timer);
}
