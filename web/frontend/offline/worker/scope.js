// The service worker's own global, as far as it is used here; the types of pages and workers cannot be loaded together.
// @ts-check

/**
 * @typedef {Event & { waitUntil(work: Promise<unknown>): void }} ExtendableEvent
 * @typedef {ExtendableEvent & {
 *   request: Request, preloadResponse: Promise<Response | undefined>, respondWith(answer: Response | Promise<Response>): void,
 * }} FetchEvent
 * @typedef {ExtendableEvent & { data: any, source: Client | null }} MessageEvent
 * @typedef {ExtendableEvent & { tag: string }} SyncEvent
 * @typedef {{ id: string, url: string, postMessage(message: unknown, transfer?: Transferable[]): void }} Client
 * @typedef {{
 *   location: Location,
 *   registration: ServiceWorkerRegistration & { navigationPreload?: { enable(): Promise<void> } },
 *   clients: { claim(): Promise<void>, matchAll(which: object): Promise<Client[]> },
 *   skipWaiting(): Promise<void>,
 *   addEventListener(type: "install" | "activate", listener: (event: ExtendableEvent) => void): void,
 *   addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void,
 *   addEventListener(type: "message", listener: (event: MessageEvent) => void): void,
 *   addEventListener(type: "sync", listener: (event: SyncEvent) => void): void,
 * }} WorkerScope
 */

export const worker = /** @type {WorkerScope} */ (/** @type {unknown} */ (self));

/** Keys are addresses; what a server says of varying answers is about encodings, which are undone by then. */
export const BY_ADDRESS = { ignoreVary: true };
