// The language and the look, chosen while there is no connection: the look is taken at once and told to the server later.
// @ts-check
import { keep } from "../storage.js";
import { worker } from "./scope.js";

export const CHOICES = ["/theme", "/language"];

/**
 * The server's answer, or without a connection the way back to the page.
 *
 * @param {Request} request a form that was sent
 * @returns {Promise<Response>}
 */
export async function choose(request) {
  const form = request.clone().formData();
  try {
    return await fetch(request);
  } catch {
    const chosen = await form;
    const theme = chosen.get("theme");
    const back = onThisSite(String(chosen.get("next") ?? "/"));
    if (typeof theme === "string") await keep("facts", "theme", theme);
    else back.hash = "no-other-language";
    return Response.redirect(back, 303);
  }
}

/**
 * Where that leads as a browser reads it, or the first page where it leads elsewhere.
 *
 * @param {string} next as a form says it
 */
function onThisSite(next) {
  const home = new URL("/", worker.location.href);
  try {
    const wanted = new URL(next, home);
    return wanted.origin === home.origin ? wanted : home;
  } catch {
    return home;
  }
}
