// A page that comes from this device says so: `[data-kept-notice]` is shown, `[data-kept-when]` filled with how old it is.
// @ts-check
import { language } from "../page.js";

/** @type {ReadonlyArray<readonly [Intl.RelativeTimeFormatUnit, seconds: number]>} */
const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** @param {string} keptAt */
export function showKept(keptAt) {
  const notice = document.querySelector("[data-kept-notice]");
  const when = notice?.querySelector("[data-kept-when]");
  if (!(notice instanceof HTMLElement) || !when) return;
  when.textContent = ago((Date.now() - Date.parse(keptAt)) / 1_000, language());
  notice.hidden = false;
  const other = notice.querySelector("[data-kept-language]");
  if (other instanceof HTMLElement) other.hidden = window.location.hash !== "#no-other-language";
  const again = notice.querySelector("[data-kept-again]");
  if (!(again instanceof HTMLElement)) return;
  again.hidden = !navigator.onLine; // it is the server that does not answer, or the way to it: no event will tell
  window.addEventListener("online", () => (again.hidden = false));
}

/**
 * `5 minutes ago`; a moment ago is a minute.
 *
 * @param {number} seconds
 * @param {string} tongue
 */
export function ago(seconds, tongue) {
  const [unit, size] = UNITS.find(([, one]) => seconds >= one) ?? ["minute", 60];
  const told = new Intl.RelativeTimeFormat(tongue, { numeric: "always" }).format(-Math.max(1, Math.floor(seconds / size)), unit);
  return told.replace(/(\d) /, "$1\u00a0"); // a number and its unit stay on one line
}
