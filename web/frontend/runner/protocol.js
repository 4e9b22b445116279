// What the page and the engine's worker say to each other: types only.
// @ts-check

/**
 * Where the engine's files lie, and how large they are over the wire. Made by `web/device/runner.py`.
 *
 * @typedef {object} Settings
 * @property {string} key names the engine's build and the practice bundle: a snapshot of another is of no use
 * @property {string} worker address of the worker's script
 * @property {string} folder address that the names of `sizes` are put behind
 * @property {Record<string, [packed: number, whole: number]>} sizes file name to bytes
 * @property {string} bundle address of the practice bundle, a zip file
 * @property {string} messages address of the sentences in the language of the page, JSON
 * @property {string} language
 * @property {string} previewWorker
 * @property {string} previewFolder
 * @property {string} ask address at which the service worker answers `input()`
 */

/**
 * A whole program to run.
 *
 * @typedef {object} Program
 * @property {Record<string, string>} files name to text
 * @property {string} main
 * @property {string[]} [args]
 * @property {string | null} stdin what it reads; null: each line is asked for
 * @property {object | null} [exercise] whose public tests' files lie beside the program
 */

/**
 * The line of the code that an explanation speaks of.
 *
 * @typedef {object} Mark
 * @property {string} file
 * @property {number} line from 1
 * @property {string} words
 */

/**
 * How a program ended.
 *
 * @typedef {object} Ended
 * @property {string} outcome as the sandbox calls it; "stopped" by the pupil; where the engine itself gave
 *   way "too_deep" if its stack ended, else "broke"
 * @property {number} wall_seconds
 * @property {string} html the explanation, or ""
 * @property {Mark | null} mark
 * @property {boolean} cut whether output was cut
 * @property {Left} [left] the files that it wrote, where that is known
 */

/**
 * A file that a program made or changed: with its text, or its bytes in base64, or neither where it is too large.
 *
 * @typedef {{ name: string, size?: number, text?: string, data?: string }} LeftFile
 */

/** @typedef {{ files: LeftFile[], more: number }} Left `more`: how many there are beside */

/** @typedef {{ files: { name: string, size: number, bytes: Uint8Array | null }[], more: number }} Written the same while it runs */

/**
 * What `web/practice/desk.py` can be asked.
 *
 * @typedef {"run" | "gave_way" | "cases" | "run_case" | "judge"} Name
 */

/**
 * To the worker. `id` comes back with the answer.
 *
 * @typedef {{ does: "start", settings: Settings, module: WebAssembly.Module | null }
 *   | { does: "call", id: number, name: Name, words: (string | number)[],
 *       asks: boolean, memoryMib: number }} Order
 */

/**
 * From the worker.
 *
 * @typedef {{ tells: "downloading", loaded: number, total: number }
 *   | { tells: "starting" }
 *   | { tells: "compiled", module: WebAssembly.Module }
 *   | { tells: "ready", how: "snapshot" | "plain", milliseconds: number, keeps: boolean }
 *   | { tells: "failed", words: string, fetched: boolean }
 *   | { tells: "said", stream: "stdout" | "stderr", text: string }
 *   | { tells: "drew", svg: string }
 *   | { tells: "wrote", written: Written }
 *   | { tells: "loaded" }
 *   | { tells: "asks", ask: string, prompt: string }
 *   | { tells: "answer", id: number, answer: string, heapMib: number }
 *   | { tells: "broke", id: number, words: string }} News
 */

export {};
