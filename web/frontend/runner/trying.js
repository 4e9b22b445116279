// Tries a pupil's program with the public tests: one case at a time, so that one that never ends costs only itself.
// @ts-check
import { Broke, Ended } from "./worker-process.js";

/** How much longer than on the server a case may take here: a phone is slower, and so is Python in a browser. */
const PATIENCE = 4;
const NOT_STARTED = { result: { outcome: "not_started" }, loaded: false };

/**
 * @typedef {object} Judged
 * @property {string} html
 * @property {string} sentence
 * @property {number} points
 * @property {number} max_points
 * @property {import("./protocol.js").Mark | null} mark
 */

/** What the page saw in place of what did not come back. @typedef {{ outcome: string, loaded?: boolean }} Seen */
/** @typedef {{ count: number, calls: boolean[], seconds: number[], memory_mib: number[], stop_after_timeouts: number | null }} Cases */

/**
 * @param {import("./client.js").Engine} engine
 * @param {{ exercise: object, files: Record<string, string> }} request
 * @param {{ ran: (done: number, count: number) => void, isStopped: () => boolean }} page
 * @returns {Promise<Judged | null>} null: the pupil stopped it
 */
export async function tryTests(engine, request, page) {
  const words = JSON.stringify(request);
  try {
    await engine.prepare(); // it may have to be fetched first, for as long as it takes
    if (page.isStopped()) return null;
    /** @type {Cases} */
    const cases = JSON.parse(await engine.call("cases", [words]));
    /** @type {(string | Seen)[]} */
    const results = [];
    let timeouts = 0;
    let isStuck = false;
    for (let index = 0; index < cases.count; index += 1) {
      await engine.prepare();
      if (page.isStopped()) return null;
      page.ran(index, cases.count);
      if (isStuck && cases.calls[index]) {
        results.push({ outcome: "timed_out" });
        continue;
      }
      const isOver = timeouts >= (cases.stop_after_timeouts || Infinity);
      const { result, loaded } = isOver ? NOT_STARTED : await tryCase(engine, words, index, cases);
      if (page.isStopped()) return null;
      results.push(result);
      if (typeof result === "string" || result.outcome !== "timed_out") continue;
      timeouts += 1;
      isStuck ||= !loaded && neverEnds(index, cases);
    }
    page.ran(cases.count, cases.count);
    return JSON.parse(await engine.call("judge", [words, JSON.stringify(results)]));
  } catch (error) {
    if (error instanceof Ended && page.isStopped()) return null;
    throw error;
  }
}

/**
 * Whether an import that did not end in this case is not to be tried again for the calls that follow: none has more time.
 *
 * @param {number} index
 * @param {Cases} cases
 */
function neverEnds(index, { calls, seconds }) {
  const ofCalls = seconds.filter((_, one) => calls[one]);
  return calls[index] && (seconds[index] ?? 0) >= Math.max(...ofCalls);
}

/**
 * What `run_case` told, or in its place what the page saw; and whether the solution had been imported.
 *
 * @param {import("./client.js").Engine} engine
 * @param {string} words
 * @param {number} index
 * @param {Cases} cases
 * @returns {Promise<{ result: string | Seen, loaded: boolean }>}
 */
async function tryCase(engine, words, index, cases) {
  let loaded = false;
  const listener = { loaded: () => void (loaded = true) };
  let isOver = false;
  const stop = () => {
    isOver = true;
    engine.stop();
  };
  const timer = window.setTimeout(stop, (cases.seconds[index] ?? 1) * PATIENCE * 1000);
  try {
    return { result: await engine.call("run_case", [words, index], { listener, memoryMib: cases.memory_mib[index] }), loaded };
  } catch (error) {
    // A worker that ended for another reason is no verdict on the program.
    if (error instanceof Ended && isOver) return { result: { outcome: "timed_out" }, loaded };
    if (error instanceof Broke) return { result: { outcome: "gave_way", loaded }, loaded };
    throw error;
  } finally {
    window.clearTimeout(timer);
  }
}
