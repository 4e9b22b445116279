// A look that was chosen without a connection (see `offline/worker/choices.js`) is told to the server when it answers.
// @ts-check
import { forget, read } from "../offline/storage.js";
import { csrfToken } from "../page.js";

export async function sendTheme() {
  const theme = await read("facts", "theme");
  if (typeof theme !== "string") return;
  const chosen = document.querySelector(`button[name=theme][value="${theme}"]`);
  const form = chosen?.closest("form");
  if (!(chosen instanceof HTMLButtonElement) || !form) return forget("facts", "theme");
  const body = new URLSearchParams({ theme, next: "/", csrf_token: csrfToken() });
  const answer = await window.fetch(form.action, { method: "POST", body, redirect: "manual" }).catch(() => null);
  if (answer?.type === "opaqueredirect") await forget("facts", "theme");
}
