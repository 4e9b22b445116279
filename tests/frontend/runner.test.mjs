// The engine's small parts, without a browser: `node --test`.
import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { test } from "node:test";

globalThis.XMLHttpRequest ??= class {};
globalThis.window ??= globalThis;
globalThis.document ??= { documentElement: { lang: "en" } };

const runner = "../../web/frontend/runner/";
const { Engine } = await import(`${runner}client.js`);
const { Outlet } = await import(`${runner}outlet.js`);
const { answerAsk } = await import(`${runner}ask-channel.js`);
const { download } = await import(`${runner}download.js`);
const { Preview } = await import(`${runner}preview.js`);
const { tryTests } = await import(`${runner}trying.js`);
const { Stack, isTooDeep } = await import(`${runner}stack.js`);
const { Broke, Ended } = await import(`${runner}worker-process.js`);
const { whileItStarts } = await import("../../web/frontend/practice/place.js");
const { beginningOf } = await import("../../web/frontend/practice/files.js");
const { Words } = await import("../../web/frontend/practice/words.js");

/** @param {string} ask */
const url = (ask) => new URL(`https://kradan.test/practice/ask?ask=${ask}`);

test("what a program prints now and then is passed on at once", () => {
  const sent = [];
  const outlet = new Outlet((stream, text) => sent.push([stream, text]));
  outlet.say("stdout", "Name: ");
  outlet.say("stderr", "oh\n");
  assert.deepEqual(sent, [["stdout", "Name: "], ["stderr", "oh\n"]]);
});

test("a flood becomes few pieces, and nothing of it is lost or changes its order", () => {
  const sent = [];
  const outlet = new Outlet((_stream, text) => sent.push(text));
  const lines = Array.from({ length: 50_000 }, (_, number) => `${number}\n`);
  for (const line of lines) outlet.say("stdout", line);
  outlet.flush();
  assert.equal(sent.join(""), lines.join(""));
  assert.ok(sent.length < 2_000, `${sent.length} pieces`);
});

test("the page that shows the question answers it, and the others need not", async () => {
  const silent = { postMessage() {} };
  const asked = { postMessage: ({ kradanAsks }, [port]) => port.postMessage({ line: `to ${kradanAsks}` }) };
  const response = await answerAsk(url("7"), async () => [silent, asked]);
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { line: "to 7" });
});

test("the end of input is an answer as well", async () => {
  const page = { postMessage: (_message, [port]) => port.postMessage({ line: null }) };
  assert.deepEqual(await (await answerAsk(url("8"), async () => [page])).json(), { line: null });
});

test("whoever asks whether anybody answers is told so, without a question", async () => {
  const response = await answerAsk(url(""), async () => assert.fail("no page is asked"));
  assert.equal(response.status, 204);
  assert.equal(response.headers.get("X-Kradan-Asks"), "1");
});

test("a download tells all bytes in the end, and never more than there are", async (context) => {
  const sizes = { "pyodide.asm.wasm": [10, 8], "python_stdlib.zip": [100, 300], "pyodide-lock.json": [5, 5], "pyodide.asm.js": [20, 60], "practice.zip": [50, 90] };
  const whole = (address) => sizes[address.split("/").pop()]?.[1] ?? 2;
  const wasm = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  context.mock.method(globalThis, "fetch", async (address) => {
    const body = address.endsWith(".wasm") ? wasm : new Uint8Array(whole(address));
    return new Response(body, { headers: { "Content-Type": "application/wasm" } });
  });
  const told = [];
  const settings = { folder: "/e/", sizes, bundle: "/practice.zip", messages: "/messages.json" };
  const files = await download(settings, null, (loaded, total) => told.push([loaded, total]));
  assert.equal(files.library.byteLength, 300);
  assert.deepEqual(told.at(-1), [185, 185]);
  assert.ok(told.every(([loaded, total]) => loaded <= total));
});

test("a file that is not to be had is an error with its address", async (context) => {
  context.mock.method(globalThis, "fetch", async () => new Response("", { status: 404 }));
  const settings = { folder: "/e/", sizes: {}, bundle: "/practice.zip", messages: "/messages.json" };
  await assert.rejects(download(settings, null, null), /404/);
});

test("how long a download still takes is told in seconds, and a long one in minutes", () => {
  const words = new Words({ downloading: "{loaded} of {total} MB.", "seconds-left": "{seconds} s more", "minutes-left": "{minutes} min more" });
  const since = performance.now() - 10_000;
  assert.equal(words.downloading({ loaded: 1_000_000, total: 4_000_000, since }), "1.0 of 4.0 MB. 30 s more");
  assert.equal(words.downloading({ loaded: 250_000, total: 4_000_000, since }), "0.3 of 4.0 MB. 3 min more");
});

test("a preview that is stopped while it is being fetched has ended", async (context) => {
  const worker = globalThis.Worker;
  context.after(() => (globalThis.Worker = worker));
  globalThis.Worker = class extends EventTarget {
    postMessage() {}
    terminate() {}
  };
  const preview = new Preview({});
  const ended = preview.run({ files: {}, main: "a.py", stdin: "" }, {});
  preview.end();
  assert.equal((await ended)?.outcome, "stopped");
});

test("tests that are stopped while Python is being fetched are not begun", async () => {
  let fetched = () => {};
  const ready = new Promise((resolve) => (fetched = resolve));
  const engine = { prepare: () => ready, call: () => assert.fail("begun") };
  let isStopped = false;
  const tried = tryTests(engine, { exercise: {}, files: {} }, { ran: () => assert.fail("told"), isStopped: () => isStopped });
  isStopped = true;
  fetched();
  assert.equal(await tried, null);
});

/** An engine whose worker ends in the only case; its `stop` is asked where a case took too long. */
const ending = (seconds, inCase) => ({
  stop() {},
  async prepare() {},
  async call(name, words) {
    if (name === "run_case") return inCase(this);
    return name === "cases" ? JSON.stringify({ count: 1, calls: [false], seconds: [seconds], memory_mib: [1], stop_after_timeouts: null }) : words[1];
  },
});
const page = { ran() {}, isStopped: () => false };
const timeOut = (engine) => new Promise((_resolve, reject) => (engine.stop = () => reject(new Ended())));

test("a case that the page had to stop has timed out", async () => {
  const judged = await tryTests(ending(0, timeOut), { exercise: {}, files: {} }, page);
  assert.deepEqual(judged, [{ outcome: "timed_out" }]);
});

test("a worker that ended by itself is no verdict", async () => {
  const died = () => Promise.reject(new Ended());
  await assert.rejects(tryTests(ending(9, died), { exercise: {}, files: {} }, page), Ended);
});

/** The indexes that are tried of calls whose import never ends, where case 1 is a program and `seconds` are the limits. */
async function triedOf(seconds, seen = {}) {
  const tried = [];
  const engine = {
    stop() {},
    async prepare() {},
    call(name, [words, index], { listener } = {}) {
      if (name === "cases") {
        const calls = seconds.map((_, one) => one !== 1);
        return Promise.resolve(JSON.stringify({ count: calls.length, calls, seconds, memory_mib: seconds, stop_after_timeouts: 3 }));
      }
      if (name === "judge") return Promise.resolve(index);
      tried.push(index);
      if (seen.loads) listener.loaded();
      return timeOut(this);
    },
  };
  const judged = await tryTests(engine, { exercise: {}, files: {} }, page);
  return { tried, outcomes: judged.map(({ outcome }) => outcome) };
}

test("an import that never ends is waited for once, and every call has ended as the first did", async () => {
  const { tried, outcomes } = await triedOf([0, 0, 0, 0, 0]);
  assert.deepEqual(tried, [0, 1]);
  assert.deepEqual(outcomes, Array(5).fill("timed_out"));
});

test("an import is tried again where a call has more time for it", async () => {
  assert.deepEqual((await triedOf([0, 0, 0.001, 0.001])).tried, [0, 1, 2]);
});

test("calls that never end are tried each, until three have run out of time", async () => {
  const { tried, outcomes } = await triedOf([0, 0, 0, 0, 0], { loads: true });
  assert.deepEqual(tried, [0, 1, 2]);
  assert.deepEqual(outcomes.slice(3), ["not_started", "not_started"]);
});

test("a Run that waited for Python leaves nothing behind that listens", async () => {
  for (const state of ["ready", "downloading", "absent", "failed"]) {
    const engine = Object.assign(new EventTarget(), { state: "starting" });
    const waited = whileItStarts(engine, 60_000);
    assert.equal(getEventListeners(engine, "state").length, 1);
    engine.dispatchEvent(new Event("state")); // it still starts
    engine.state = state;
    engine.dispatchEvent(new Event("state"));
    await waited;
    assert.equal(getEventListeners(engine, "state").length, 0, state);
  }
});

test("a Run waits a moment for Python that starts, and no longer", async () => {
  const engine = Object.assign(new EventTarget(), { state: "starting" });
  await whileItStarts(engine, 1);
  assert.equal(getEventListeners(engine, "state").length, 0);
});

/** A thread's state of `words` words, of which Python's own limit, what is left of it and the count of C's calls are some. */
const machineOf = (words, left) => {
  const HEAP32 = new Int32Array(100);
  HEAP32[words + 2] = left;
  return {
    HEAP32,
    _PyThreadState_Get: () => 40,
    _Py_GetRecursionLimit: () => 1000,
    _Py_SetRecursionLimit: (limit) => HEAP32.fill(limit, words, words + 2),
  };
};

test("how deep calls may nest is limited where Python counts it, and Python's own limit stays what it was", () => {
  const machine = machineOf(17, 9_995);
  const stack = new Stack(machine);
  stack.limit();
  assert.ok(stack.isKnown);
  assert.deepEqual([...machine.HEAP32.slice(16, 21)], [0, 1000, 1000, 700, 0]);
});

test("where that count does not stand behind the limit, nothing is written", () => {
  const machine = machineOf(17, 123);
  const stack = new Stack(machine);
  stack.limit();
  assert.ok(!stack.isKnown);
  assert.equal(machine.HEAP32[19], 123);
});

test("every browser's words for a stack that ended are known", () => {
  for (const words of ["RangeError: Maximum call stack size exceeded", "InternalError: too much recursion"]) assert.ok(isTooDeep(words));
  assert.ok(!isTooDeep("RuntimeError: memory access out of bounds"));
});

test("a case in which the engine gave way is told so, with whether the solution was there", async () => {
  const broken = () => Promise.reject(new Broke("RangeError"));
  const judged = await tryTests(ending(9, broken), { exercise: {}, files: {} }, page);
  assert.deepEqual(judged, [{ outcome: "gave_way", loaded: false }]);
});

test("of a long file the beginning is shown, and a short one whole", () => {
  const lines = (count) => Array.from({ length: count }, (_, number) => `${number}`).join("\n");
  assert.equal(beginningOf(lines(21)), lines(21));
  assert.equal(beginningOf(lines(22)), `${lines(20)}\n`);
  const smiles = "\u{1F600}".repeat(2_000);
  assert.equal(beginningOf(smiles), "\u{1F600}".repeat(1_500));
});

/**
 * An engine whose workers do what a test has them do.
 *
 * @param {((tell: (news: object) => void, order: any) => void)[]} workers what each does with an order, the last one all that follow
 */
function engineOf(context, ...workers) {
  const { Worker } = globalThis;
  context.after(() => (globalThis.Worker = Worker));
  globalThis.Worker = class extends EventTarget {
    does = workers.length > 1 ? workers.shift() : workers[0];
    postMessage(order) {
      queueMicrotask(() => this.does((news) => this.dispatchEvent(new MessageEvent("message", { data: news })), order));
    }
    terminate() {}
  };
  return new Engine({});
}
const brokenOff = (tell) => {
  tell({ tells: "downloading", loaded: 1, total: 10 });
  tell({ tells: "failed", words: "the link", fetched: false });
};

test("how long a download takes is counted from its own beginning, not from that of one which broke off", async (context) => {
  const engine = engineOf(context, brokenOff);
  context.mock.method(performance, "now", () => 1_000);
  await assert.rejects(engine.prepare());
  assert.equal(engine.progress.since, 1_000);
  context.mock.method(performance, "now", () => 600_000);
  await assert.rejects(engine.prepare());
  assert.equal(engine.progress.since, 600_000);
});

test("a run in which the engine gave way has ended, also where the next one cannot be had", async (context) => {
  const giveWay = (tell, { does, id }) => {
    if (does === "start") tell({ tells: "ready", how: "plain", milliseconds: 1, keeps: false });
    else tell({ tells: "broke", id, words: "RangeError: Maximum call stack size exceeded" });
  };
  const engine = engineOf(context, giveWay, brokenOff);
  const ended = await engine.run({ files: {}, main: "a.py", stdin: "" }, {});
  assert.equal(ended.outcome, "broke");
  assert.equal(engine.state, "absent");
});

test("a browser that keeps the compiled Python from the page still says that it starts", async (context) => {
  const withheld = (tell) => {
    tell({ tells: "downloading", loaded: 10, total: 10 });
    tell({ tells: "starting" });
    states.push(engine.state);
    tell({ tells: "ready", how: "plain", milliseconds: 1, keeps: false });
  };
  const states = [];
  const engine = engineOf(context, withheld);
  await engine.prepare();
  assert.deepEqual(states, ["starting"]);
  assert.equal(engine.module, null);
});
