// What our scripts ask of a page and browsers from Chromium 80 on may not have yet. By property, never by a function's
// name: the bundle shortens those.
// @ts-check

const OF_ELEMENT = {
  /** @this {Element} @param {...(Node | string)} nodes */
  replaceChildren(...nodes) {
    while (this.lastChild) this.removeChild(this.lastChild);
    this.append(...nodes);
  },
};

const OF_STRING = {
  /** @this {string} @param {string} old @param {string} fresh */
  replaceAll(old, fresh) {
    return this.split(old).join(fresh);
  },
};

const OF_ARRAY = {
  /** @this {unknown[]} @param {number} place */
  at(place) {
    return this[place < 0 ? this.length + place : place];
  },
};

/**
 * @param {object} prototype
 * @param {Readonly<Record<string, Function>>} methods
 */
function give(prototype, methods) {
  for (const [name, value] of Object.entries(methods)) {
    if (!(name in prototype)) Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
  }
}

/** Called by `main.js` before any behaviour starts; workers have to do without. */
export function giveWhatIsMissing() {
  give(Element.prototype, OF_ELEMENT);
  give(String.prototype, OF_STRING);
  give(Array.prototype, OF_ARRAY);
}
