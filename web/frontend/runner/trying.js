// Tries a pupil's program with the public tests: one case at a time, so that one that never ends costs only itself.
// @ts-check
import { Broke, Ended } from "./worker-process.js";

/** How much longer than on the server a case may take here: phones are slower, and Python in the browser is as well. */
const PATIENCE = 4;
/** After as many cases out of time the rest are not run, as on the server. */
const TIMED_OUT_AT_MOST = 3;

/**
 * @typedef {object} Judged
 * @property {string} html
 * @property {string} sentence
 * @property {number} points
 * @property {number} max_points
 * @property {import("./protocol.js").Mark | null} mark
 */

/**
 * @param {import("./client.js").Engine} engine
 * @param {{ exercise: object, files: Record<string, string> }} request
 * @param {{ began: (count: number) => void, ran: (index: number) => void, stopped: () => boolean }} page
 * @returns {Promise<Judged | null>} null: the pupil stopped it
 */
export async function tryTests(engine, request, page) {
  const words = JSON.stringify(request);
  const { count, seconds } = JSON.parse(await engine.call("cases", [words]));
  page.began(count);
  /** @type {(string | { outcome: string })[]} */
  const results = [];
  let timedOut = 0;
  for (let index = 0; index < count; index += 1) {
    if (page.stopped()) return null;
    const result =
      timedOut < TIMED_OUT_AT_MOST ? await runCase(engine, words, index, seconds[index]) : { outcome: "not_started" };
    if (page.stopped()) return null;
    if (typeof result !== "string" && result.outcome === "timed_out") timedOut += 1;
    results.push(result);
    page.ran(index);
  }
  return JSON.parse(await engine.call("judge", [words, JSON.stringify(results)]));
}

/**
 * @param {import("./client.js").Engine} engine
 * @param {string} words
 * @param {number} index
 * @param {number} seconds
 */
async function runCase(engine, words, index, seconds) {
  await engine.prepare();
  const timer = window.setTimeout(() => engine.stop(), seconds * PATIENCE * 1000);
  try {
    return await engine.call("run_case", [words, index]);
  } catch (error) {
    if (error instanceof Ended) return { outcome: "timed_out" };
    if (error instanceof Broke) return { outcome: "out_of_memory" };
    throw error;
  } finally {
    window.clearTimeout(timer);
  }
}
