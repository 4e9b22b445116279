// A kept page as it is shown: it says since when it is kept, and wears the colours that were chosen meanwhile.
// @ts-check
import { read } from "../storage.js";

const NIGHT_STYLE = /<link rel="stylesheet" href="[^"]*\/night-[^"]*"[^>]*>/;
/** @type {Record<string, string>} */
const MEDIA = { night: "screen", auto: "screen and (prefers-color-scheme: dark)", day: "not all" };

/**
 * @param {Response} page
 * @param {string} keptAt
 */
export async function dressed(page, keptAt) {
  const theme = await read("facts", "theme");
  const html = dress(await page.text(), keptAt, typeof theme === "string" ? theme : null);
  return new Response(html, { status: 200, headers: page.headers });
}

/**
 * @param {string} html
 * @param {string} keptAt
 * @param {string | null} theme
 */
export function dress(html, keptAt, theme) {
  const marked = html.replace(/<html\b/, `<html data-kept-at="${keptAt}"`);
  return theme && theme in MEDIA ? coloured(marked, theme) : marked;
}

/**
 * @param {string} html
 * @param {string} theme
 */
function coloured(html, theme) {
  const without = html.replace(/(<html\b[^>]*?) data-theme="[^"]*"/, "$1");
  const chosen = theme === "auto" ? without : without.replace(/<html\b/, `<html data-theme="${theme}"`);
  const pressed = chosen.replace(
    /(name="theme" value="(\w+)" aria-pressed=")(?:true|false)"/g,
    (_all, before, value) => `${before}${value === theme}"`,
  );
  return pressed.replace(NIGHT_STYLE, (link) => link.replace(/ media="[^"]*"/, ` media="${MEDIA[theme]}"`));
}
