// The engine's worker: starts Python, then does what the page asks, one thing at a time.
//
// The page ends this worker to stop a program: nothing here has to be interrupted, and nothing has to be put in order.
// @ts-check
import { isAnswered, waitForAnswer } from "./ask.js";
import { boot } from "./boot.js";
import { confine } from "./confine.js";
import { NotFetched } from "./download.js";
import { callOutOfLoops } from "./leaving-off.js";
import { limitGrowth, mebibytes, watchGrowth } from "./memory.js";
import { Outlet } from "./outlet.js";
import { Stack } from "./stack.js";
import { Written } from "./written.js";

/** @typedef {import("./protocol.js").News} News */

const post = globalThis.postMessage.bind(globalThis);
/** @param {News} news */
const tell = (news) => /** @type {any} */ (post)(news);

/** @type {import("./boot.js").Started | null} */
let started = null;
/** @type {Stack | null} */
let stack = null;
/** @type {Written | null} */
let written = null;
let askAddress = "";
let asked = 0;
let heapAtStartBytes = 0;

const outlet = new Outlet((stream, text) => tell({ tells: "said", stream, text }));

/** @param {Extract<import("./protocol.js").Order, { does: "start" }>} order */
async function start({ settings, module }) {
  const began = performance.now();
  watchGrowth();
  askAddress = settings.ask;
  started = await boot(settings, module, {
    downloading: (loaded, total) => tell({ tells: "downloading", loaded, total }),
    starting: (compiled) => {
      tell({ tells: "starting" });
      tell({ tells: "compiled", module: compiled }); // Firefox does not hand it to a page that may not compile itself
    },
  });
  callOutOfLoops(started.pyodide);
  confine();
  heapAtStartBytes = heapBytes();
  stack = new Stack(/** @type {any} */ (started.pyodide)._module);
  if (!stack.isKnown) console.warn("how deep calls may nest could not be limited");
  written = new Written(started.pyodide.FS, (files) => tell({ tells: "wrote", written: files }));
  const milliseconds = performance.now() - began;
  tell({ tells: "ready", how: started.how, milliseconds, keeps: started.keeps });
}

/** @param {Extract<import("./protocol.js").Order, { does: "call" }>} order */
function call({ id, name, words, asks, memoryMib }) {
  if (!started) return;
  limitGrowth(heapAtStartBytes + mebibytes(memoryMib));
  stack?.limit();
  try {
    /** @type {Partial<Record<string, unknown[]>>} */
    const handlers = { run: [asks && isAnswered(askAddress) ? ask : noAnswer, said, drew, runs], run_case: [loaded] };
    const answer = String(started.desk[name](...words, ...(handlers[name] ?? [])));
    outlet.flush();
    tell({ tells: "answer", id, answer, heapMib: Math.round(heapBytes() / mebibytes(1)) });
  } catch (error) {
    // Python's own stack or memory gave way below the interpreter; this worker is of no more use.
    outlet.flush();
    tell({ tells: "broke", id, words: String(error) });
  } finally {
    written?.end();
  }
}

/**
 * @param {string} prompt
 * @returns {string | undefined} undefined is Python's None
 */
function ask(prompt) {
  outlet.flush();
  written?.tell(-Infinity); // there is all the time in the world
  const name = `${id}-${++asked}`;
  tell({ tells: "asks", ask: name, prompt });
  return waitForAnswer(askAddress, name) ?? undefined;
}

const id = crypto.getRandomValues(new Uint32Array(2)).join("-");
const noAnswer = () => undefined;

/**
 * @param {"stdout" | "stderr"} stream
 * @param {string} text
 */
function said(stream, text) {
  outlet.say(stream, text);
  written?.tell();
}

/** @param {string} svg */
function drew(svg) {
  outlet.flush();
  tell({ tells: "drew", svg });
}

/** @param {boolean} isRunning */
function runs(isRunning) {
  if (isRunning) written?.begin();
  else written?.end();
}

function loaded() {
  tell({ tells: "loaded" });
}

function heapBytes() {
  return /** @type {any} */ (started?.pyodide)?._module.HEAP8.length ?? 0;
}

globalThis.addEventListener("message", ({ data }) => {
  /** @type {import("./protocol.js").Order} */
  const order = data;
  if (order.does === "call") call(order);
  else start(order).catch((error) => tell({ tells: "failed", words: String(error), fetched: !(error instanceof NotFetched) }));
});
