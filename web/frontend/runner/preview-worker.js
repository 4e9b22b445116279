// A first impression while Python is on its way: MicroPython, a twentieth as large, which knows a part of the language.
//
// It answers the same orders as the engine's worker, but only "run", and never judges anything.
// @ts-check
import { isAnswered, waitForAnswer } from "./ask.js";
import { confine } from "./confine.js";
import { Outlet } from "./outlet.js";

const HEAP_BYTES = 32 * 1_048_576;
const STACK_WORDS = 8192;
const OUTPUT_CHARACTERS = 262_144;

/** What says less of the program than of this small Python. */
const MISSING_HERE = /^(ImportError|AttributeError|NotImplementedError|SyntaxError|MemoryError|RuntimeError|TypeError)\b/;

// Its own input() would ask the browser's console.
const PRELUDE = `
import builtins, sys, _kradan
def input(prompt=""):
    line = _kradan.ask(str(prompt))
    if line is None:
        raise EOFError("EOF when reading a line")
    return line
builtins.input = input
def _kradan_run(source, name):
    try:
        exec(compile(source, name, "exec"), {"__name__": "__main__", "input": input})
    except SystemExit:
        pass
    except BaseException as error:
        sys.print_exception(error, sys.stderr)
        return type(error).__name__ + ": " + str(error)
    return ""
`;

const post = globalThis.postMessage.bind(globalThis);
/** @param {import("./protocol.js").News} news */
const tell = (news) => /** @type {any} */ (post)(news);
const outlet = new Outlet((stream, text) => tell({ tells: "said", stream, text }));
const worker = crypto.getRandomValues(new Uint32Array(2)).join("-");

/** @type {{ runPython: (code: string) => any, registerJsModule: (name: string, object: object) => void, globals: any } | null} */
let python = null;
let askAddress = "";
let asked = 0;
let said = 0;
/** @type {string[] | null} */
let given = null;
let asks = false;

/** @param {Extract<import("./protocol.js").Order, { does: "start" }>} order */
async function start({ settings }) {
  const began = performance.now();
  askAddress = settings.ask;
  const { loadMicroPython } = await import(settings.previewFolder + "micropython.mjs");
  const started = await loadMicroPython({
    url: settings.previewFolder + "micropython.wasm",
    heapsize: HEAP_BYTES,
    pystack: STACK_WORDS,
    linebuffer: false,
    stdout: printer("stdout"),
    stderr: printer("stderr"),
  });
  started.registerJsModule("_kradan", { ask });
  started.runPython(PRELUDE);
  python = started;
  confine();
  tell({ tells: "ready", how: "plain", milliseconds: performance.now() - began, keeps: false });
}

/** @param {Extract<import("./protocol.js").Order, { does: "call" }>} order */
function call({ id, words, asks: mayAsk }) {
  /** @type {import("./protocol.js").Program} */
  const program = JSON.parse(String(words[0]));
  given = program.stdin === null ? null : program.stdin.split("\n").slice(0, -1);
  asks = mayAsk && isAnswered(askAddress);
  const began = performance.now();
  const run = python?.globals.get("_kradan_run");
  try {
    const failure = String(run(program.files[program.main] ?? "", program.main));
    outlet.flush();
    const ended = {
      outcome: failure ? "raised" : "exited",
      wall_seconds: (performance.now() - began) / 1000,
      html: "",
      mark: null,
      cut: said > OUTPUT_CHARACTERS,
      missing: MISSING_HERE.test(failure),
    };
    tell({ tells: "answer", id, answer: JSON.stringify(ended), heapMib: 0 });
  } catch (error) {
    outlet.flush();
    tell({ tells: "broke", id, words: String(error) });
  }
}

/** @param {string} prompt */
function ask(prompt) {
  if (prompt) print("stdout", prompt);
  if (given) return given.shift() ?? null;
  if (!asks) return null;
  outlet.flush();
  const name = `${worker}-${++asked}`;
  tell({ tells: "asks", ask: name, prompt });
  return waitForAnswer(askAddress, name);
}

/**
 * MicroPython prints byte by byte.
 *
 * @param {"stdout" | "stderr"} stream
 */
function printer(stream) {
  const decoder = new TextDecoder();
  return (/** @type {Uint8Array} */ byte) => print(stream, decoder.decode(byte, { stream: true }));
}

/**
 * @param {"stdout" | "stderr"} stream
 * @param {string} text
 */
function print(stream, text) {
  said += text.length;
  if (text && said <= OUTPUT_CHARACTERS) outlet.say(stream, text);
}

globalThis.addEventListener("message", ({ data }) => {
  /** @type {import("./protocol.js").Order} */
  const order = data;
  if (order.does === "call") call(order);
  else start(order).catch((error) => tell({ tells: "failed", words: String(error), fetched: true }));
});
