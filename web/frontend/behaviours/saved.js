// What the header says of the work on this page: one of the elements `[data-saved="…"]` is shown, the others hidden.
// @ts-check

/** Whether an answer waits to be sent: that is said before what is known of the typing. */
let waiting = false;

/**
 * What became of an answer.
 *
 * @param {"here" | "waiting" | "sent"} state
 */
export function showSaved(state) {
  waiting = state === "waiting";
  show(state);
}

/**
 * What became of what is typed: on this device, nowhere, on the server, in two versions, or too large for any but this device.
 *
 * @param {"here" | "nowhere" | "sent" | "two" | "large"} state
 */
export function showTyped(state) {
  show(waiting && state === "sent" ? "waiting" : state);
}

/** @param {string} state */
function show(state) {
  for (const element of document.querySelectorAll("[data-saved]")) {
    if (!(element instanceof HTMLElement)) continue;
    const hidden = element.dataset.saved !== state;
    if (element.hidden !== hidden) element.hidden = hidden; // said with each key: the page is styled anew only where it changes
  }
}
