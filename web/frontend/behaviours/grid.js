// In an element with `data-grid` the arrow keys move between the links of a table's cells; Home and End go to the ends.
// @ts-check

/** @type {Readonly<Record<string, readonly [rows: number, columns: number]>>} */
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** @param {HTMLElement} grid */
export function grid(grid) {
  const rows = [...grid.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("a")]);
  const first = rows[0]?.[0];
  if (!first) return;
  let current = first;
  current.tabIndex = 0;

  /** @param {HTMLAnchorElement | undefined} cell */
  const go = (cell) => {
    if (!cell) return;
    current.tabIndex = -1;
    current = cell;
    current.tabIndex = 0;
    current.focus();
    current.closest("td")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  grid.addEventListener("focusin", (event) => {
    if (!(event.target instanceof HTMLAnchorElement) || event.target === current) return;
    current.tabIndex = -1;
    current = event.target;
    current.tabIndex = 0;
  });

  grid.addEventListener("keydown", (event) => {
    const row = rows.findIndex((cells) => cells.includes(current));
    const column = rows[row]?.indexOf(current) ?? -1;
    const step = STEPS[event.key];
    if (step) go(rows[row + step[0]]?.[column + step[1]]);
    else if (event.key === "Home") go(rows[row]?.[0]);
    else if (event.key === "End") go(rows[row]?.at(-1));
    else return;
    event.preventDefault();
  });
}
