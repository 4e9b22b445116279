// The page's part of `input()`: keeps what was typed until the service worker comes to fetch it for the engine.
// @ts-check

/** The answers of one page. */
export class Answers {
  /** Whether a program can ask while it runs: a service worker has to carry the answer. */
  static arePossible() {
    return Boolean(navigator.serviceWorker?.controller);
  }

  constructor() {
    /** @type {Map<string, string | null>} */
    this.given = new Map();
    /** @type {Map<string, MessagePort>} */
    this.waiting = new Map();
    navigator.serviceWorker?.addEventListener("message", (event) => {
      const ask = event.data?.kradanAsks;
      const port = event.ports[0];
      if (typeof ask !== "string" || !port) return;
      this.waiting.set(ask, port);
      this.hand(ask);
    });
  }

  /**
   * @param {string} ask names the question
   * @param {string | null} line null: there is no more input
   */
  give(ask, line) {
    this.given.set(ask, line);
    this.hand(ask);
  }

  /** @param {string} ask */
  hand(ask) {
    const port = this.waiting.get(ask);
    if (!port || !this.given.has(ask)) return;
    // Kept until the program has ended: a service worker may be ended between hearing it and passing it on.
    port.postMessage({ line: this.given.get(ask) });
    this.waiting.delete(ask);
  }

  /** Forgets what a program was told that has ended. */
  clear() {
    this.given.clear();
    this.waiting.clear();
  }
}
