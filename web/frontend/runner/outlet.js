// Passes a program's output on as it comes, and in larger pieces once it comes as a flood.
// @ts-check

const AT_ONCE = 400;
const A_SECOND = 200;
const PIECE_CHARACTERS = 16_384;

/** What stands between `print` and the page. */
export class Outlet {
  /** @param {(stream: "stdout" | "stderr", text: string) => void} send */
  constructor(send) {
    this.send = send;
    this.room = AT_ONCE;
    this.filledAt = performance.now();
    /** @type {"stdout" | "stderr"} */
    this.stream = "stdout";
    this.text = "";
  }

  /**
   * @param {"stdout" | "stderr"} stream
   * @param {string} text
   */
  say(stream, text) {
    if (stream !== this.stream) this.flush();
    this.stream = stream;
    this.text += text;
    const now = performance.now();
    this.room = Math.min(AT_ONCE, this.room + ((now - this.filledAt) / 1000) * A_SECOND);
    this.filledAt = now;
    if (this.room >= 1 || this.text.length > PIECE_CHARACTERS) this.flush();
  }

  /** Sends what is held back. */
  flush() {
    if (!this.text) return;
    this.send(this.stream, this.text);
    this.text = "";
    this.room = Math.max(0, this.room - 1);
  }
}
