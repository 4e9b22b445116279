// "Try the tests": the public tests on this device, and what came of them in the place of the result, as practice.
// @ts-check
import { filesOf } from "../behaviours/code-text.js";
import { spokenResult } from "../behaviours/spoken-result.js";
import { cleaned } from "../runner/clean.js";
import { tryTests } from "../runner/trying.js";
import { showStop } from "./parts.js";

export class Trial {
  /** @param {import("./desk.js").Desk} desk */
  constructor(desk) {
    this.desk = desk;
    const { tryTests: button, report } = desk.parts;
    this.button = button;
    this.report = report;
    /** The result's own: the practice desk may be behind another tab, and what is hidden is not heard. */
    this.said = /** @type {HTMLElement} */ (desk.parts.result.querySelector("[data-live-said]"));
    this.running = false;
    /** Tells the tests that run now that nobody waits for them. */
    this.stopped = () => {};
    const form = document.querySelector("script[data-practice]");
    this.exercise = form?.textContent ? JSON.parse(form.textContent) : null;
    this.offer(this.exercise !== null && !desk.place.elsewhere);
    button?.addEventListener("click", () => (this.running ? this.stop() : this.start()));
    desk.form.addEventListener("submit", () => this.report.replaceChildren());
  }

  /** @param {boolean} possible */
  offer(possible) {
    if (this.button) this.button.hidden = !possible;
  }

  /** @param {boolean} free */
  enable(free) {
    if (this.button) this.button.disabled = !free;
  }

  stop() {
    this.stopped();
    this.desk.place.engine.stop();
  }

  async start() {
    const { desk } = this;
    const { engine } = desk.place;
    this.running = true;
    let isStopped = false;
    /** @type {Promise<null>} */
    const stopped = new Promise((resolve) => {
      this.stopped = () => {
        isStopped = true;
        resolve(null);
      };
    });
    desk.clear();
    desk.parts.result.dispatchEvent(new CustomEvent("tabs:open"));
    desk.parts.run.disabled = true;
    showStop(this.button, true);
    this.say(desk.words.say("trying"), { aloud: true });
    const follow = () => engine.state === "downloading" && this.say(desk.words.downloading(engine.progress));
    engine.addEventListener("state", follow);
    try {
      const request = { exercise: this.exercise, files: filesOf(desk.form) };
      const tried = tryTests(engine, request, {
        ran: (done, count) => this.say(desk.words.say("tried", { done: String(Math.min(done + 1, count)), count: String(count) })),
        isStopped: () => isStopped,
      });
      const judged = await Promise.race([tried, stopped]);
      if (judged) this.show(judged);
      else this.say(desk.words.say("trying-stopped"), { aloud: true });
    } catch (error) {
      console.error(error);
      this.say(desk.words.say("trying-failed"), { aloud: true });
    } finally {
      engine.removeEventListener("state", follow);
      this.running = false;
      showStop(this.button, false);
      desk.parts.run.disabled = false;
    }
  }

  /**
   * @param {string} words
   * @param {{ aloud?: boolean }} [how] `aloud`: also to who hears the page; each step on the way would be too much
   */
  say(words, { aloud = false } = {}) {
    const line = document.createElement("p");
    line.className = "practice__trying";
    line.textContent = words;
    this.report.replaceChildren(line);
    if (aloud) this.said.textContent = words;
  }

  /** @param {import("../runner/trying.js").Judged} judged */
  show(judged) {
    this.report.replaceChildren(cleaned(judged.html));
    this.said.textContent = spokenResult(this.report);
    if (judged.mark) this.desk.mark(judged.mark);
    const detail = { passed: judged.points === judged.max_points };
    this.desk.form.dispatchEvent(new CustomEvent("practice:tried", { detail }));
  }
}
