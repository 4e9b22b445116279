// The page's side of the preview: a small Python that is there in a moment, while the whole one is on its way.
// @ts-check
import { Answers } from "./answers.js";
import { Broke, Ended, WorkerProcess } from "./worker-process.js";

/** @typedef {import("./protocol.js").Ended & { missing?: boolean }} Previewed `missing`: it may lie in the small Python */

export class Preview {
  /** @param {import("./protocol.js").Settings} settings */
  constructor(settings) {
    this.settings = { ...settings, worker: settings.previewWorker };
    this.answers = new Answers();
    /** @type {WorkerProcess | null} */
    this.process = null;
    /** Gives up a start. @type {(why: Error) => void} */
    this.abandon = () => {};
  }

  /**
   * @param {import("./protocol.js").Program} program
   * @param {import("./worker-process.js").Listener} listener
   * @returns {Promise<Previewed | null>} null: it could not be started
   */
  async run(program, listener) {
    const began = performance.now();
    try {
      const process = await this.prepare();
      return JSON.parse(await process.call("run", [JSON.stringify(program)], { listener, asks: program.stdin === null, memoryMib: 0 }));
    } catch (error) {
      if (!(error instanceof Ended) && !(error instanceof Broke)) return null;
      const outcome = error instanceof Ended ? "stopped" : "broke";
      return { outcome, wall_seconds: (performance.now() - began) / 1000, html: "", mark: null, cut: false };
    } finally {
      this.end();
    }
  }

  /** @returns {Promise<WorkerProcess>} a process of its own for each run: what one left behind, the next never sees */
  prepare() {
    return new Promise((resolve, reject) => {
      this.abandon = reject;
      const process = new WorkerProcess(this.settings, null, (news) => {
        if (news.tells === "ready") resolve(process);
        if (news.tells === "failed") reject(new Error(news.words));
      });
      this.process = process;
    });
  }

  /** Stops what is running, or still being started. */
  end() {
    this.process?.end();
    this.abandon(new Ended("the worker was ended"));
    this.process = null;
    this.answers.clear();
  }
}
