// Fetches the engine's files and tells how far it has come, in bytes as they are over the wire.
// @ts-check

const SAY_EVERY_MS = 100;

/** A file is not to be had now: it may be another time. */
export class NotFetched extends Error {}

/**
 * All files of the engine, the machine code compiled while it arrives.
 *
 * @param {import("./protocol.js").Settings} settings
 * @param {WebAssembly.Module | null} module where another worker has compiled it already
 * @param {((loaded: number, total: number) => void) | null} tell null: the files are on this device, and nobody counts
 * @returns {Promise<{ module: WebAssembly.Module, library: ArrayBuffer, lock: string, bundle: ArrayBuffer, messages: string }>}
 */
export function download(settings, module, tell) {
  return all(settings, module, tell).catch((error) => {
    // what breaks off on the way is a TypeError; code that is not machine code is another error
    throw error instanceof TypeError ? new NotFetched(String(error)) : error;
  });
}

/** @type {typeof download} */
async function all(settings, module, tell) {
  const meter = tell ? new Meter(settings, tell) : null;
  const from = (/** @type {string} */ name) => fetched(settings.folder + name, meter, name);
  const [compiled, library, lock, bundle, messages] = await Promise.all([
    module ?? from("pyodide.asm.wasm").then((response) => WebAssembly.compileStreaming(response)),
    from("python_stdlib.zip").then((response) => response.arrayBuffer()),
    from("pyodide-lock.json").then((response) => response.text()),
    fetched(settings.bundle, meter, "practice.zip").then((response) => response.arrayBuffer()),
    fetched(settings.messages, null, "").then((response) => response.text()),
    // a script is loaded from its address again, and is on the device then
    from("pyodide.asm.js").then((response) => response.arrayBuffer()),
  ]);
  return { module: compiled, library, lock, bundle, messages };
}

/**
 * @param {string} address
 * @param {Meter | null} meter
 * @param {string} name
 */
async function fetched(address, meter, name) {
  const response = await fetch(address).catch((error) => Promise.reject(new NotFetched(`${address}: ${error}`)));
  if (!response.ok) throw new NotFetched(`${address}: ${response.status}`);
  return meter ? meter.counted(response, name) : response;
}

/** Counts what has arrived. */
class Meter {
  /**
   * @param {import("./protocol.js").Settings} settings
   * @param {(loaded: number, total: number) => void} tell
   */
  constructor(settings, tell) {
    this.tell = tell;
    /** @type {Map<string, { packed: number, whole: number, share: number }>} */
    this.files = new Map();
    for (const [name, [packed, whole]] of Object.entries(settings.sizes)) this.files.set(name, { packed, whole, share: 0 });
    this.saidAt = 0;
  }

  /**
   * The same response, counted as it is read. What is read is unpacked: the share of the whole is what can be known.
   *
   * @param {Response} response
   * @param {string} name
   */
  counted(response, name) {
    const file = this.files.get(name);
    if (!file || !response.body) return response;
    // without TLS a browser asks for gzip, which is larger than what was announced
    file.packed = Number(response.headers.get("Content-Length")) || file.packed;
    let read = 0;
    const count = new TransformStream({
      transform: (chunk, controller) => {
        read += chunk.byteLength;
        file.share = Math.min(1, read / file.whole);
        this.say(false);
        controller.enqueue(chunk);
      },
      flush: () => {
        file.share = 1;
        this.say(true);
      },
    });
    const headers = { "Content-Type": response.headers.get("Content-Type") ?? "" };
    return new Response(response.body.pipeThrough(count), { headers });
  }

  /** @param {boolean} anyway even if something was said a moment ago */
  say(anyway) {
    const now = performance.now();
    if (!anyway && now - this.saidAt < SAY_EVERY_MS) return;
    this.saidAt = now;
    let [loaded, total] = [0, 0];
    for (const { packed, share } of this.files.values()) {
      loaded += packed * share;
      total += packed;
    }
    this.tell(Math.round(loaded), total);
  }
}
