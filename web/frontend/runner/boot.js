// Starts Pyodide: from the snapshot where there is one, plainly where not, and makes the snapshot for the next time.
// @ts-check
import { download } from "./download.js";
import { forget, keep, kept, snapshotKey } from "./snapshot.js";

const BUNDLE = "/practice.zip";
const DESK = "web.practice.desk";

/**
 * A Python that is ready to run a pupil's program.
 *
 * @typedef {object} Started
 * @property {import("pyodide").PyodideAPI} pyodide
 * @property {any} desk the Python module `web.practice.desk`
 * @property {"snapshot" | "plain"} how
 * @property {WebAssembly.Module} module
 * @property {boolean} keeps whether the next start finds a snapshot
 */

/**
 * @param {import("./protocol.js").Settings} settings
 * @param {WebAssembly.Module | null} module what another worker has compiled already
 * @param {{ downloading: (loaded: number, total: number) => void, starting: (module: WebAssembly.Module) => void }} tell
 * @returns {Promise<Started>}
 */
export async function boot(settings, module, tell) {
  const key = snapshotKey(settings);
  const bytes = await kept(key);
  const files = await download(settings, module, bytes || module ? null : tell.downloading);
  tell.starting(files.module);
  if (bytes) {
    try {
      const pyodide = await load(settings, files, { _loadSnapshot: bytes });
      return { ...awake(pyodide, settings, files), how: "snapshot", module: files.module, keeps: true };
    } catch (error) {
      // the interface of snapshots is an experiment of Pyodide's: a plain start always works
      console.warn("the snapshot could not be started from", error);
      await forget();
    }
  }
  const pyodide = await load(settings, files, { _makeSnapshot: true });
  pyodide.runPython(`import sys; sys.path.append(${JSON.stringify(BUNDLE)})`);
  pyodide.pyimport(DESK).prepare();
  const keeps = await keep(key, snapshotOf(pyodide));
  return { ...awake(pyodide, settings, files), how: "plain", module: files.module, keeps };
}

/**
 * @param {import("pyodide").PyodideAPI} pyodide
 * @param {import("./protocol.js").Settings} settings
 * @param {{ messages: string }} files
 */
function awake(pyodide, settings, files) {
  const desk = pyodide.pyimport(DESK);
  desk.wake(crypto.getRandomValues(new Uint32Array(4)).join("-"));
  desk.speak(settings.language, files.messages);
  return { pyodide, desk };
}

/**
 * @param {import("pyodide").PyodideAPI} pyodide
 * @returns {ArrayBuffer}
 */
function snapshotOf(pyodide) {
  const made = /** @type {any} */ (pyodide).makeMemorySnapshot();
  return made.byteLength === made.buffer.byteLength ? made.buffer : made.slice().buffer;
}

/**
 * Runs `loadPyodide` with the files at hand: it would fetch and compile them itself, each worker anew.
 *
 * @param {import("./protocol.js").Settings} settings
 * @param {{ module: WebAssembly.Module, library: ArrayBuffer, lock: string, bundle: ArrayBuffer }} files
 * @param {object} options
 * @returns {Promise<import("pyodide").PyodideAPI>}
 */
async function load(settings, files, options) {
  const { loadPyodide } = await import(settings.folder + "pyodide.mjs");
  const [fetchAny, instantiate] = [globalThis.fetch, WebAssembly.instantiateStreaming];
  globalThis.fetch = async (address) => new Response(String(address).endsWith(".zip") ? files.library : null);
  WebAssembly.instantiateStreaming = async (_response, imports) => ({
    module: files.module,
    instance: await WebAssembly.instantiate(files.module, imports),
  });
  try {
    return await loadPyodide({
      indexURL: settings.folder,
      lockFileContents: files.lock,
      packageBaseUrl: settings.folder,
      fsInit: async (/** @type {any} */ fs) => fs.writeFile(BUNDLE, new Uint8Array(files.bundle)),
      ...options,
    });
  } finally {
    globalThis.fetch = fetchAny;
    WebAssembly.instantiateStreaming = instantiate;
  }
}
