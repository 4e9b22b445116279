// The page for what this device does not have, `[data-not-kept]`: tells what is here instead, and opens by itself what was
// wanted as soon as there is a connection.
// @ts-check
import { account, signedIn } from "../offline/account.js";
import { read } from "../offline/storage.js";

/** @param {HTMLElement} element */
export async function notKept(element) {
  const again = () => window.location.reload();
  window.addEventListener("online", again);
  element.querySelector("[data-not-kept-again]")?.addEventListener("click", again);
  const here = await account();
  const user = here && signedIn() === here.user ? here.user : null;
  show(element, "[data-not-kept-in]", user !== null);
  show(element, "[data-not-kept-out]", user === null);
  /** @type {{ address: string, title: string }[] | null} */
  const pages = user === null ? null : await read("facts", `pages/${user}`);
  if (!pages || pages.length === 0) return;
  show(element, "[data-not-kept-list]", true);
  element.querySelector("[data-not-kept-list] ul")?.replaceChildren(...pages.map(line));
}

/** @param {{ address: string, title: string }} page */
function line({ address, title }) {
  const link = document.createElement("a");
  link.className = "rows__link";
  link.href = address;
  link.textContent = title;
  const made = document.createElement("li");
  made.append(link);
  return made;
}

/**
 * @param {HTMLElement} element
 * @param {string} selector
 * @param {boolean} wanted
 */
function show(element, selector, wanted) {
  const part = element.querySelector(selector);
  if (part instanceof HTMLElement) part.hidden = !wanted;
}
