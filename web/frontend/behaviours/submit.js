// A form with `data-submit` sends its code through the outbox and lets the result appear on the page.
//
// Its attributes: `data-user`, `data-exercise`, `data-revision`, `data-api` and `data-token` (addresses), `data-live`
// (the section that shows the result), `data-words` (a JSON object of sentences). Without scripts the form posts itself.
// @ts-check
import { newId, Outbox } from "../offline/outbox.js";
import { clearMarks } from "./code-text.js";
import { showSaved } from "./saved.js";

/** @param {HTMLElement} element */
export function submit(element) {
  if (!(element instanceof HTMLFormElement)) return;
  const form = element;
  const { user = "", exercise = "", revision = "", api = "", token = "" } = form.dataset;
  /** @type {Record<string, string>} */
  const words = JSON.parse(form.dataset.words ?? "{}");
  const section = document.querySelector(form.dataset.live ?? "");
  const outbox = new Outbox(user, api, token);
  let current = outbox.waiting().filter((entry) => entry.exercise === exercise).pop()?.id ?? "";

  /**
   * @param {string} said
   * @param {boolean} waiting
   * @param {boolean} [signIn]
   */
  const say = (said, waiting, signIn = false) =>
    section?.dispatchEvent(new CustomEvent("live:say", { detail: { words: said, waiting, signIn } }));

  /** @param {string} id */
  const follow = (id) => {
    showSaved("sent");
    section?.dispatchEvent(new CustomEvent("live:follow", { detail: { id, words: words.sent } }));
  };

  /** @param {{ entry: import("../offline/outbox.js").Entry, delivery: import("../offline/outbox.js").Delivery }} news */
  const delivered = ({ entry, delivery }) => {
    if (delivery.kind === "later") {
      showSaved("waiting");
      if (current) say(words[delivery.reason] ?? words.failed ?? "", true, delivery.reason === "signed-out");
    } else if (entry.id === current) {
      current = "";
      if (delivery.kind === "sent") {
        for (const textarea of boxes(form)) textarea.dataset.serverAt = delivery.answer.phases.received;
        follow(entry.id);
      } else {
        showSaved("here");
        say(delivery.message, false);
      }
    }
  };

  outbox.addEventListener("delivery", (event) => event instanceof CustomEvent && delivered(event.detail));
  outbox.addEventListener("changed", () => {
    // Another page of this browser has sent it for us.
    if (!current || outbox.has(current)) return;
    const id = current;
    current = "";
    follow(id);
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    for (const textarea of boxes(form)) clearMarks(textarea);
    current = newId();
    const kept = outbox.put({ id: current, exercise, revision, files: filesOf(form), written_at: new Date().toISOString() });
    if (kept) showSaved("waiting");
    say(words.sending ?? "", true);
    openResult(section);
    outbox.flush();
  });
  if (outbox.waiting().length > 0) {
    showSaved("waiting");
    outbox.flush();
  }
}

/**
 * @param {HTMLFormElement} form
 * @returns {Record<string, string>} file name to source
 */
function filesOf(form) {
  /** @type {Record<string, string>} */
  const files = {};
  for (const textarea of boxes(form)) files[textarea.dataset.draft ?? ""] = textarea.value;
  return files;
}

/** @param {HTMLFormElement} form */
function boxes(form) {
  const found = [...form.querySelectorAll("textarea[data-draft]")];
  return found.filter((element) => element instanceof HTMLTextAreaElement);
}

/** @param {Element | null} section */
function openResult(section) {
  section?.dispatchEvent(new CustomEvent("tabs:open"));
}
