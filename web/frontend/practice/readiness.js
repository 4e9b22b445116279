// Python made ready in good time, and what the page says of it meanwhile.
//
// Not before one can type: then in the background, unless the user asked to save data. On a device with little memory
// only the files are fetched; Python starts when it is asked for.
// @ts-check

const EDITOR_WITHIN_MS = 8_000;
const IDLE_WITHIN_MS = 3_000;
const ENOUGH_MEMORY_GIB = 2;

/**
 * @param {import("../runner/client.js").Engine} engine
 * @param {HTMLFormElement} form
 */
export async function prepareInTime(engine, form) {
  const { connection, deviceMemory = 8 } = /** @type {any} */ (navigator);
  if (connection?.saveData) return;
  await editorIsReady(form);
  await idle();
  if (deviceMemory > ENOUGH_MEMORY_GIB) {
    window.addEventListener("online", () => engine.state === "absent" && engine.prepare().catch(() => {}));
    await engine.prepare().catch(() => {});
  }
  else await fetchOnly(engine.settings);
}

/** @param {HTMLFormElement} form */
function editorIsReady(form) {
  const textarea = form.querySelector("textarea[data-editor]");
  if (!(textarea instanceof HTMLTextAreaElement) || textarea.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    textarea.addEventListener("editor:ready", () => resolve(undefined), { once: true });
    window.setTimeout(resolve, EDITOR_WITHIN_MS);
  });
}

function idle() {
  return new Promise((resolve) => {
    if ("requestIdleCallback" in window) window.requestIdleCallback(resolve, { timeout: IDLE_WITHIN_MS });
    else setTimeout(resolve, IDLE_WITHIN_MS / 3);
  });
}

/**
 * Leaves the files in the browser's cache, one after the other and after everything else.
 *
 * @param {import("../runner/protocol.js").Settings} settings
 */
async function fetchOnly(settings) {
  for (const name of Object.keys(settings.sizes)) {
    const address = name === "practice.zip" ? settings.bundle : settings.folder + name;
    const response = await fetch(address, { priority: "low" }).catch(() => null);
    await response?.arrayBuffer().catch(() => null);
  }
}

/**
 * Says on the page how far Python has come.
 *
 * @param {import("../runner/client.js").Engine} engine
 * @param {ReturnType<typeof import("./parts.js").partsOf>} parts
 * @param {import("./words.js").Words} words
 */
export function showReadiness(engine, parts, words) {
  const show = () => {
    const { state, progress } = engine;
    parts.desk.dataset.state = state;
    parts.desk.dataset.how = engine.started?.how ?? "";
    parts.progress.hidden = state !== "downloading";
    if (state === "downloading") {
      parts.progress.max = progress.total;
      parts.progress.value = progress.loaded;
      parts.engine.textContent = words.downloading(progress);
    } else if (state === "starting") {
      parts.engine.textContent = engine.started ? "" : words.say("starting");
    } else if (state === "ready" || state === "running") {
      parts.engine.textContent = words.say("ready");
    } else if (state === "failed") {
      parts.engine.textContent = "";
    } else if (state === "absent" && engine.why) {
      parts.engine.textContent = words.say("not-fetched");
    }
  };
  engine.addEventListener("state", show);
  show();
}
