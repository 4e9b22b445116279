// An element with `data-outbox` (the account's id), `data-api` and `data-token` sends what still waits on this device, and
// is shown as long as something does.
// @ts-check
import { Outbox } from "../offline/outbox.js";

/** @param {HTMLElement} element */
export function outbox(element) {
  const { outbox: user = "", api = "", token = "" } = element.dataset;
  const box = new Outbox(user, api, token);
  const show = () => {
    element.hidden = box.waiting().length === 0;
  };
  box.addEventListener("delivery", show);
  box.addEventListener("changed", show);
  show();
  if (!element.hidden) box.flush();
}
