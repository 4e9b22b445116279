// Python for the page: made ready in a worker, asked to run, stopped at once.
//
// `engine.state` is "absent", "downloading", "starting", "ready", "running" or "failed"; the event "state" tells of a
// change, with what is known of it in `engine.progress`. After a download that broke off it is "absent" again.
// @ts-check
import { Answers } from "./answers.js";
import { isTooDeep } from "./stack.js";
import { Broke, Ended, WorkerProcess } from "./worker-process.js";
import { asLeft } from "./written.js";

/** @typedef {"absent" | "downloading" | "starting" | "ready" | "running" | "failed"} State */

const MEMORY_MIB = 256;
/** A worker whose memory has grown this much is replaced after the run: it never gives any back. */
const GROWN_MIB = 96;

export class Engine extends EventTarget {
  /** @param {import("./protocol.js").Settings} settings */
  constructor(settings) {
    super();
    this.settings = settings;
    /** @type {State} */
    this.state = "absent";
    this.progress = { loaded: 0, total: 0, since: 0 };
    /** How it came to be ready the last time. @type {{ how: string, milliseconds: number } | null} */
    this.started = null;
    this.why = "";
    this.answers = new Answers();
    /** @type {WebAssembly.Module | null} */
    this.module = null;
    /** @type {WorkerProcess | null} */
    this.process = null;
    /** @type {Promise<WorkerProcess> | null} */
    this.preparing = null;
  }

  /** Whether this browser can run it at all. */
  static isPossible() {
    const { deviceMemory } = /** @type {{ deviceMemory?: number }} */ (navigator);
    return typeof WebAssembly === "object" && typeof Worker === "function" && !(deviceMemory && deviceMemory <= 1);
  }

  /**
   * Makes it ready, once. Rejects where it cannot start.
   *
   * @returns {Promise<WorkerProcess>}
   */
  prepare() {
    this.preparing ??= new Promise((resolve, reject) => {
      /** @type {WorkerProcess} */
      const process = new WorkerProcess(this.settings, this.module, (news) => {
        if (news.tells === "downloading") this.downloading(news.loaded, news.total);
        if (news.tells === "starting") this.become("starting");
        if (news.tells === "compiled") this.module = news.module;
        if (news.tells === "ready") {
          this.started = { how: news.how, milliseconds: news.milliseconds };
          this.become("ready");
          resolve(process);
        }
        if (news.tells === "failed") {
          this.why = news.words;
          this.preparing = null;
          process.end();
          this.become(news.fetched ? "failed" : "absent");
          reject(new Error(news.words));
        }
      });
      this.process = process;
      this.progress = { loaded: 0, total: 0, since: 0 };
      this.become("starting");
    });
    return this.preparing;
  }

  /**
   * Runs a whole program. Never rejects for what the program does: it "broke" or was "stopped" then.
   *
   * @param {import("./protocol.js").Program} program
   * @param {import("./worker-process.js").Listener} listener
   * @returns {Promise<import("./protocol.js").Ended>}
   */
  async run(program, listener) {
    const began = performance.now();
    /** @type {import("./protocol.js").Written} */
    let wrote = { files: [], more: 0 };
    const hearing = { ...listener, wrote: (/** @type {import("./protocol.js").Written} */ written) => (wrote = written) };
    const ended = (/** @type {string} */ outcome) =>
      ({ outcome, wall_seconds: (performance.now() - began) / 1000, html: "", mark: null, cut: false, left: asLeft(wrote) });
    try {
      const request = JSON.stringify({ args: [], ...program });
      return JSON.parse(await this.call("run", [request], { listener: hearing, asks: program.stdin === null }));
    } catch (error) {
      if (error instanceof Ended) return ended("stopped");
      if (error instanceof Broke) return { ...ended("broke"), ...(await this.explained(error, program)) };
      throw error;
    } finally {
      this.answers.clear();
    }
  }

  /**
   * What is most likely behind a worker that gave way, told by the next one.
   *
   * @param {Broke} error
   * @param {import("./protocol.js").Program} program
   * @returns {Promise<Partial<import("./protocol.js").Ended>>}
   */
  async explained(error, program) {
    if (!isTooDeep(error.message)) return {};
    try {
      return { ...JSON.parse(await this.call("gave_way", [JSON.stringify(program)])), outcome: "too_deep" };
    } catch {
      return {}; // it ended or gave way as well, or could not be had any more
    }
  }

  /**
   * Calls a function of the desk in the worker, and sees to the worker afterwards. Rejects with Ended or Broke.
   *
   * @param {import("./protocol.js").Name} name
   * @param {(string | number)[]} words
   * @param {{ listener?: import("./worker-process.js").Listener, asks?: boolean, memoryMib?: number }} [how]
   * @returns {Promise<string>}
   */
  async call(name, words, how = {}) {
    const process = await this.prepare();
    this.become("running");
    try {
      const answer = await process.call(name, words, { memoryMib: MEMORY_MIB, ...how });
      if (process.heapMib > GROWN_MIB) this.restart();
      else this.become("ready");
      return answer;
    } catch (error) {
      if (error instanceof Broke) this.restart();
      throw error;
    }
  }

  /** Ends what is running, at once, and makes the next worker ready. */
  stop() {
    if (this.state === "running") this.restart();
  }

  restart() {
    const old = this.process;
    this.preparing = null;
    this.prepare().catch(() => {});
    old?.end();
  }

  /**
   * @param {number} loaded
   * @param {number} total
   */
  downloading(loaded, total) {
    this.progress = { loaded, total, since: this.progress.since || performance.now() };
    if (loaded < total) this.become("downloading");
  }

  /** @param {State} state */
  become(state) {
    this.state = state;
    this.dispatchEvent(new Event("state"));
  }
}
