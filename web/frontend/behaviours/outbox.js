// An element with `data-outbox` (the account's id) and `data-api` sends what still waits on this device. It is shown as long as
// something does, or something was refused or found: `[data-outbox-waiting]`, `[data-outbox-refused]` and `[data-outbox-found]`
// each hold a list `<ul>`. `data-failed` of the first says why one waits on although there is a connection.
// @ts-check
import { foundFor } from "../offline/drafts.js";
import { Outbox } from "../offline/outbox.js";
import { csrfToken } from "../page.js";

/** @typedef {Pick<import("../offline/outbox.js").Entry, "exercise" | "refused"> & { why?: string }} Line */

/** @param {HTMLElement} element */
export function outbox(element) {
  const { outbox: user = "", api = "" } = element.dataset;
  const box = new Outbox(user, api, csrfToken());
  const waiting = element.querySelector("[data-outbox-waiting]");
  const found = element.querySelector("[data-outbox-found]");
  const refused = element.querySelector("[data-outbox-refused]");
  /** The ids at which the server fails. */
  const failing = new Set();
  const why = waiting instanceof HTMLElement ? waiting.dataset.failed : undefined;
  const show = async () => {
    const [left, told] = [await box.waiting(), await box.refused()];
    const unsure = (await foundFor(user)).map((exercise) => ({ exercise }));
    fill(waiting, left.map((entry) => (failing.has(entry.id) ? { ...entry, why } : entry)));
    fill(refused, told);
    fill(found, unsure);
    element.hidden = left.length + told.length + unsure.length === 0;
    return left.length > 0;
  };
  refused?.querySelector("button")?.addEventListener("click", async () => {
    for (const entry of await box.refused()) await box.dismiss(entry.id);
    await show();
  });
  box.addEventListener("delivery", (event) => {
    const { entry, delivery } = /** @type {CustomEvent} */ (event).detail;
    if (delivery.kind === "later" && delivery.reason === "failed") failing.add(entry.id);
    else failing.delete(entry.id);
    show();
  });
  box.addEventListener("changed", show);
  window.addEventListener("returned", show);
  show().then((any) => {
    if (any) box.flush();
  });
}

/**
 * @param {Element | null} part
 * @param {Line[]} entries
 */
function fill(part, entries) {
  if (!(part instanceof HTMLElement)) return;
  part.hidden = entries.length === 0;
  part.querySelector("ul")?.replaceChildren(...entries.map(line));
}

/** @param {Line} entry */
function line(entry) {
  const address = `/exercises/${entry.exercise}`;
  const link = document.createElement("a");
  link.href = address;
  // the page's own list calls it by its title
  const known = [...document.querySelectorAll("main .rows a")].find((one) => one.getAttribute("href") === address);
  link.textContent = known?.textContent ?? entry.exercise;
  const made = document.createElement("li");
  const said = entry.refused ?? entry.why;
  made.append(link, said === undefined ? "" : ` — ${said}`);
  return made;
}
