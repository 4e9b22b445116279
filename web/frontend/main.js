// Starts every behaviour that the page asks for by a `data-` attribute.
// @ts-check
import { confirmFirst } from "./behaviours/confirm.js";
import { copy } from "./behaviours/copy.js";
import { device } from "./behaviours/device.js";
import { draft } from "./behaviours/draft.js";
import { editor } from "./behaviours/editor.js";
import { grid } from "./behaviours/grid.js";
import { hints } from "./behaviours/hints.js";
import { keyboard } from "./behaviours/keyboard.js";
import { live } from "./behaviours/live.js";
import { menu } from "./behaviours/menu.js";
import { notKept } from "./behaviours/not-kept.js";
import { outbox } from "./behaviours/outbox.js";
import { panel } from "./behaviours/panel.js";
import { practice } from "./behaviours/practice.js";
import { print } from "./behaviours/print.js";
import { reset } from "./behaviours/reset.js";
import { sendOnChange } from "./behaviours/send-on-change.js";
import { signOut } from "./behaviours/sign-out.js";
import { submit } from "./behaviours/submit.js";
import { submitOnce } from "./behaviours/submit-once.js";
import { symbols } from "./behaviours/symbols.js";
import { tabs } from "./behaviours/tabs.js";
import { giveWhatIsMissing } from "./older.js";
import { each } from "./page.js";

/** @type {ReadonlyArray<readonly [selector: string, start: (element: HTMLElement) => void]>} */
const BEHAVIOURS = [
  // first of all whose device it is
  ["meta[data-device]", device],
  ["[data-confirm]", confirmFirst],
  ["[data-copy]", copy],
  // a draft takes its place before the editor is made of it, and the result is there before it is filled
  ["form[data-drafts]", draft],
  ["[data-editor]", editor],
  ["[data-tabs]", tabs],
  ["section[data-live]", live],
  ["[data-grid]", grid],
  ["[data-hints]", hints],
  ["[data-menu]", menu],
  ["[data-panel]", panel],
  ["form[data-practice-form]", practice],
  ["[data-print]", print],
  ["[data-not-kept]", notKept],
  ["[data-outbox]", outbox],
  ["[data-reset]", reset],
  ["[data-send-on-change]", sendOnChange],
  ["[data-sign-out]", signOut],
  ["form[data-submit]", submit],
  ["[data-submit-once]", submitOnce],
  ["[data-symbols]", symbols],
  ["[data-keyboard]", keyboard],
];

giveWhatIsMissing();
document.documentElement.classList.add("has-scripts");
for (const [selector, start] of BEHAVIOURS) each(document, selector, start);
