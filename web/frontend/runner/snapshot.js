// The engine's memory as it was when it had just been made ready, kept on this device: most of a start is in it.
//
// It holds nothing of a pupil's: it is made before the first program runs. IndexedDB keeps it, which is there without
// TLS as well. One snapshot at a time; one of another engine, bundle or browser is of no use and goes.
// @ts-check

const DATABASE = "kradan-engine";
const STORE = "snapshots";

/**
 * What a snapshot must have been made by.
 *
 * @param {import("./protocol.js").Settings} settings
 */
export function snapshotKey(settings) {
  return `${settings.key} ${navigator.userAgent}`;
}

/**
 * The snapshot of that key, or null where there is none or nothing can be kept.
 *
 * @param {string} key
 * @returns {Promise<ArrayBuffer | null>}
 */
export async function kept(key) {
  const found = await inStore("readonly", (store) => store.get(key)).catch(() => null);
  return found instanceof ArrayBuffer ? found : null;
}

/**
 * Keeps it in place of any other. False where this device keeps nothing.
 *
 * @param {string} key
 * @param {ArrayBuffer} bytes
 */
export async function keep(key, bytes) {
  const cleared = await inStore("readwrite", (store) => store.clear()).then(yes, no);
  return cleared && inStore("readwrite", (store) => store.put(bytes, key)).then(yes, no);
}

/** Forgets all: one of them could not be started from. */
export async function forget() {
  await inStore("readwrite", (store) => store.clear()).catch(no);
}

/**
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest} ask
 * @returns {Promise<unknown>} once the transaction has ended
 */
async function inStore(mode, ask) {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await settled(opening);
  try {
    const transaction = database.transaction(STORE, mode);
    const request = ask(transaction.objectStore(STORE));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
    return request.result;
  } finally {
    database.close();
  }
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

const yes = () => true;
const no = () => false;
