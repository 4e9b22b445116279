// Plays the page with the real engine, in node: `node pyodide.mjs engine/ bundle.zip messages.json calls.json`.
// Of a list of [name of the desk's function, word, ...] it writes the list of answers; "called out" is how often so far.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { callOutOfLoops } = await import("../../../web/frontend/runner/leaving-off.js");
const { Stack } = await import("../../../web/frontend/runner/stack.js");
const { Written, asLeft } = await import("../../../web/frontend/runner/written.js");
const [engine, bundle, table, asked] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${engine}/pyodide.mjs`).href);
const messages = readFileSync(table, "utf8");
const python = await loadPyodide({
  indexURL: engine,
  fsInit: async (fs) => fs.writeFile("/practice.zip", readFileSync(bundle)),
});
python.runPython('import sys; sys.path.append("/practice.zip")');
const desk = python.pyimport("web.practice.desk");
desk.prepare();
python.runPython("import sys; known = set(sys.modules)");
desk.wake("seed");
desk.speak(JSON.parse(messages).language, messages);

const stack = new Stack(python._module);
if (!stack.isKnown) throw new Error("Python does not keep its count of calls where it is looked for");

let calledOut = 0;
callOutOfLoops({
  setInterruptBuffer: (signals) => python.setInterruptBuffer(new Proxy(signals, { get: (all, place) => (calledOut++, all[place]) })),
});

let wrote = { files: [], more: 0 };
const written = new Written(python.FS, (files) => (wrote = files), () => 0); // however busy this machine is

/** @param {[string, ...unknown[]]} call */
function answer([name, ...words]) {
  stack.limit();
  if (name === "called out") return calledOut;
  if (name === "python") return python.runPython(words[0]);
  if (name !== "run") return desk[name](...words);
  const [request, typed = []] = words;
  const told = { asked: [], said: [], drew: 0 };
  told.ended = JSON.parse(
    desk.run(
      request,
      (prompt) => {
        told.asked.push(prompt);
        return typed.shift() ?? undefined;
      },
      (stream, text) => told.said.push([stream, text]),
      () => (told.drew += 1),
      (runs) => (runs ? written.begin() : written.end()),
    ),
  );
  told.wrote = asLeft(wrote);
  return told;
}

const calls = JSON.parse(readFileSync(asked, "utf8"));
process.stdout.write(JSON.stringify(calls.map(answer)));
