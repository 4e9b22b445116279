// Starts every behaviour that the page asks for by a `data-` attribute.
// @ts-check
import { confirmFirst } from "./behaviours/confirm.js";
import { copy } from "./behaviours/copy.js";
import { editor } from "./behaviours/editor.js";
import { menu } from "./behaviours/menu.js";
import { print } from "./behaviours/print.js";
import { submitOnce } from "./behaviours/submit-once.js";
import { tabs } from "./behaviours/tabs.js";
import { each } from "./page.js";

/** @type {ReadonlyArray<readonly [selector: string, start: (element: HTMLElement) => void]>} */
const BEHAVIOURS = [
  ["[data-confirm]", confirmFirst],
  ["[data-copy]", copy],
  ["[data-editor]", editor],
  ["[data-menu]", menu],
  ["[data-print]", print],
  ["[data-submit-once]", submitOnce],
  ["[data-tabs]", tabs],
];

document.documentElement.classList.add("has-scripts");
for (const [selector, start] of BEHAVIOURS) each(document, selector, start);
