// The files that a program has written so far, told while it runs: Stop ends the worker with all that is in it.
//
// The engine's files lie in JavaScript, which hears when one is written, closed, moved or deleted: Python does nothing for it,
// and telling takes a small part of the time. What a program has not yet flushed nobody can get at.
// @ts-check

const FOLDER = "/work";
/** As in `web/practice/left.py`. */
const MOST_FILES = 40;
const MOST_BYTES = 1 << 20;
const COMPILED = "__pycache__";

/** So long telling may take at once, and then this part of the time. */
const AT_ONCE_MS = 100;
const PART = 0.05;
/** What a program that writes on and on leaves for a file that is closed. */
const FOR_CLOSING_MS = AT_ONCE_MS / 2;
/** Clocks of browsers are coarse: each time counts at least this. */
const LEAST_MS = 0.5;

/** @typedef {import("./protocol.js").Written} Files */

export class Written {
  /**
   * @param {any} fs the engine's files
   * @param {(written: Files) => void} send
   * @param {() => number} now in milliseconds
   */
  constructor(fs, send, now = () => performance.now()) {
    this.fs = fs;
    this.send = send;
    this.now = now;
    /** Content by path, as it was before the program. @type {Map<string, Uint8Array>} */
    this.before = new Map();
    this.isWatching = false;
    this.isTold = true;
    this.room = AT_ONCE_MS;
    this.filledAt = 0;
    fs.trackingDelegate = {
      onWriteToFile: (/** @type {string} */ path) => this.changed(path, FOR_CLOSING_MS),
      onCloseFile: (/** @type {string} */ path) => this.changed(path, 0),
      onDeletePath: (/** @type {string} */ path) => this.changed(path, FOR_CLOSING_MS),
      onMovePath: (/** @type {string} */ _from, /** @type {string} */ path) => this.changed(path, 0),
    };
  }

  /** The program begins, and nothing of what lies there is its own. */
  begin() {
    this.before = new Map(this.paths().map((path) => [path, this.fs.readFile(path)]));
    this.room = AT_ONCE_MS;
    this.filledAt = this.now();
    this.isTold = true;
    this.isWatching = true;
  }

  end() {
    this.isWatching = false;
  }

  /**
   * @param {string} path
   * @param {number} spared milliseconds that are kept for something else
   */
  changed(path, spared) {
    if (!this.isWatching || !path.startsWith(`${FOLDER}/`)) return;
    this.isTold = false;
    this.tell(spared);
  }

  /** Tells what is there, if that was not told and there is time for it. */
  tell(spared = 0) {
    if (!this.isWatching || this.isTold) return;
    const began = this.now();
    this.room = Math.min(AT_ONCE_MS, this.room + (began - this.filledAt) * PART);
    this.filledAt = began;
    if (this.room <= spared) return;
    this.isWatching = false; // reading is opening and closing, too
    try {
      this.send(this.written());
      this.isTold = true;
    } catch {
      // a file that cannot be read must not break what the program is doing
    }
    this.isWatching = true;
    this.room -= Math.max(LEAST_MS, this.now() - began);
  }

  /** @returns {Files} */
  written() {
    /** @type {Files} */
    const written = { files: [], more: 0 };
    let room = MOST_BYTES;
    for (const path of this.paths()) {
      const was = this.before.get(path);
      if (was && isSame(was, this.fs.readFile(path))) continue;
      if (written.files.length === MOST_FILES) written.more += 1;
      else {
        const { size } = this.fs.lstat(path);
        const fits = size <= room;
        written.files.push({ name: path.slice(FOLDER.length + 1), size, bytes: fits ? this.fs.readFile(path) : null });
        if (fits) room -= size;
      }
    }
    return written;
  }

  /** @returns {string[]} the plain files, in the order of their names */
  paths() {
    const found = [];
    const folders = [FOLDER];
    for (let folder = folders.pop(); folder; folder = folders.pop()) {
      for (const name of this.fs.readdir(folder)) {
        if (name === "." || name === ".." || name === COMPILED) continue;
        const { mode } = this.fs.lstat(`${folder}/${name}`);
        if (this.fs.isDir(mode)) folders.push(`${folder}/${name}`);
        else if (this.fs.isFile(mode)) found.push(`${folder}/${name}`);
      }
    }
    return found.sort();
  }
}

/**
 * @param {Uint8Array} one
 * @param {Uint8Array} other
 */
function isSame(one, other) {
  return one.length === other.length && one.every((byte, place) => byte === other[place]);
}

/**
 * As Python tells them after a run.
 *
 * @param {Files} written
 * @returns {import("./protocol.js").Left}
 */
export function asLeft({ files, more }) {
  return { more, files: files.map(({ name, size, bytes }) => ({ name, size, ...(bytes ? content(bytes) : {}) })) };
}

/** @param {Uint8Array} bytes */
function content(bytes) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes("\0")) return { text };
  } catch {
    // no text
  }
  return { data: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")) };
}
