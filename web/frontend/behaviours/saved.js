// What the header says of the work on this page: one of the elements `[data-saved="…"]` is shown, the others hidden.
// @ts-check

/** @param {"here" | "nowhere" | "waiting" | "sent"} state */
export function showSaved(state) {
  for (const element of document.querySelectorAll("[data-saved]")) {
    if (element instanceof HTMLElement) element.hidden = element.dataset.saved !== state;
  }
}
