// One worker of the engine as the page sees it: started, asked, heard, ended.
// @ts-check

/** @typedef {import("./protocol.js").News} News */

/**
 * What a running call tells on its way.
 *
 * @typedef {object} Listener
 * @property {(stream: "stdout" | "stderr", text: string) => void} [said]
 * @property {(svg: string) => void} [drew]
 * @property {(ask: string, prompt: string) => void} [asks]
 * @property {(written: import("./protocol.js").Written) => void} [wrote]
 * @property {() => void} [loaded]
 */

/** Thrown into a call whose worker was ended. */
export class Ended extends Error {}

/** Thrown into a call in which the engine itself gave up: the worker is of no more use. */
export class Broke extends Error {}

/** A worker; starting it begins at once. */
export class WorkerProcess {
  /**
   * @param {import("./protocol.js").Settings} settings
   * @param {WebAssembly.Module | null} module what another worker has compiled
   * @param {(news: News) => void} hear all that is said until it is ready
   */
  constructor(settings, module, hear) {
    this.hear = hear;
    this.nextId = 0;
    /** @type {Map<number, { resolve: (answer: string) => void, reject: (error: Error) => void, listener: Listener }>} */
    this.calls = new Map();
    this.heapMib = 0;
    this.worker = new Worker(settings.worker, { type: "module" });
    this.worker.addEventListener("message", ({ data }) => this.heard(data));
    this.worker.addEventListener("error", (event) => {
      event.preventDefault();
      // without a message the script itself could not be had
      this.hear({ tells: "failed", words: event.message || "no script", fetched: Boolean(event.message) });
    });
    this.order({ does: "start", settings, module });
  }

  /** @param {import("./protocol.js").Order} order */
  order(order) {
    this.worker.postMessage(order);
  }

  /**
   * @param {import("./protocol.js").Name} name
   * @param {(string | number)[]} words
   * @param {{ listener?: Listener, asks?: boolean, memoryMib: number }} how
   * @returns {Promise<string>} what the function gives. Rejects with Ended or Broke.
   */
  call(name, words, { listener = {}, asks = false, memoryMib }) {
    const id = ++this.nextId;
    return new Promise((resolve, reject) => {
      this.calls.set(id, { resolve, reject, listener });
      this.order({ does: "call", id, name, words, asks, memoryMib });
    });
  }

  /** @param {News} news */
  heard(news) {
    const [[id, running] = [0, null]] = this.calls;
    if (news.tells === "said") running?.listener.said?.(news.stream, news.text);
    else if (news.tells === "drew") running?.listener.drew?.(news.svg);
    else if (news.tells === "wrote") running?.listener.wrote?.(news.written);
    else if (news.tells === "asks") running?.listener.asks?.(news.ask, news.prompt);
    else if (news.tells === "loaded") running?.listener.loaded?.();
    else if (news.tells === "answer") {
      this.heapMib = news.heapMib;
      this.calls.delete(news.id);
      running?.resolve(news.answer);
    } else if (news.tells === "broke") {
      this.calls.delete(id);
      running?.reject(new Broke(news.words));
    } else this.hear(news);
  }

  /** Ends it, whatever it does. */
  end() {
    this.worker.terminate();
    this.hear = () => {};
    for (const { reject } of this.calls.values()) reject(new Ended("the worker was ended"));
    this.calls.clear();
  }
}
