// Puts the practice desk on the exercise page.
// @ts-check
import { Desk } from "./desk.js";

/**
 * @param {HTMLFormElement} form
 * @returns {Desk}
 */
export function mount(form) {
  return new Desk(form);
}
