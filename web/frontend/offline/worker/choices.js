// The language and the look, chosen while there is no connection: the look is taken at once and told to the server later.
// @ts-check
import { keep } from "../storage.js";

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
    const next = String(chosen.get("next") ?? "/");
    const back = next.startsWith("/") && !next.startsWith("//") ? next : "/";
    if (typeof theme !== "string") return Response.redirect(`${back}#no-other-language`, 303);
    await keep("facts", "theme", theme);
    return Response.redirect(back, 303);
  }
}
