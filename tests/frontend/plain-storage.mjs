// A browser's plain storage, and a window around it, for scripts that run without a browser.
export const plainStorage = Object.create({
  getItem(name) {
    return this[name] ?? null;
  },
  setItem(name, text) {
    if (text.length > this.most()) throw new Error("The quota has been exceeded.");
    this[name] = text;
  },
  removeItem(name) {
    delete this[name];
  },
  most: () => Infinity,
});

globalThis.window = { localStorage: plainStorage, sessionStorage: { clear() {} } };
delete globalThis.BroadcastChannel; // an open one keeps Node from ending

export function empty() {
  for (const name of Object.keys(plainStorage)) plainStorage.removeItem(name);
}

/**
 * Makes `answer` the server: it gets the address and the body that was sent, and gives status and body.
 *
 * @param {(address: string, sent: any) => [number, object, Record<string, string>?] | null} answer null: the server is away
 */
export function serve(answer) {
  globalThis.fetch = async (address, { body } = {}) => {
    const [status, answered, headers] = answer(String(address), body && JSON.parse(body)) ?? [];
    if (status === undefined) throw new TypeError("Failed to fetch");
    return new Response(JSON.stringify(answered), { status, headers });
  };
}
