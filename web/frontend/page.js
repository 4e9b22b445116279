// What every script may ask of the page it runs in.
// @ts-check

/** The nonce that the page's content security policy accepts for styles made by scripts. */
export function nonce() {
  const script = document.querySelector("script[nonce]");
  return script instanceof HTMLElement ? (script.nonce ?? "") : "";
}

/** The CSRF token of this page; a page kept in a cache may carry an old one. */
export function csrfToken() {
  const meta = document.querySelector('meta[name="csrf-token"]');
  return meta instanceof HTMLMetaElement ? meta.content : "";
}

/** The language the page is written in: "th" or "en". */
export function language() {
  return document.documentElement.lang || "th";
}

/**
 * Runs `start` on every element inside `root` that matches `selector`, once.
 *
 * @param {ParentNode} root
 * @param {string} selector
 * @param {(element: HTMLElement) => void} start
 */
export function each(root, selector, start) {
  for (const element of root.querySelectorAll(selector)) {
    if (element instanceof HTMLElement) start(element);
  }
}
