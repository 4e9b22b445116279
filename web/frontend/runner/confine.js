// Takes from the worker what a pupil's program has no business with: the network, what is kept on the device, more workers.
//
// Python in the browser reaches the worker's globals through `import js`. A program that was passed on from desk to desk
// must not be able to ask the server anything in the name of whoever runs it.
// @ts-check

const CLOSED = [
  "fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "Request", "RTCPeerConnection",
  "indexedDB", "caches", "cookieStore", "localStorage", "BroadcastChannel", "MessageChannel", "Worker", "SharedWorker",
  "importScripts", "Notification", "FileReaderSync", "FontFace", "navigator", "postMessage", "close", "onmessage",
]; // prettier-ignore

/** Closes them for good; whoever needs one must hold it by then. */
export function confine() {
  for (const name of CLOSED) {
    for (let holder = globalThis; holder; holder = Object.getPrototypeOf(holder)) {
      if (Object.prototype.hasOwnProperty.call(holder, name)) delete (/** @type {any} */ (holder)[name]);
    }
    Object.defineProperty(globalThis, name, { value: undefined, writable: false, configurable: false });
  }
}
