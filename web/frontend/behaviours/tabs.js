// `data-tabs` holds links to parts of the page; with scripts they become tabs on a narrow screen.
//
// The links work by themselves: each points at the id of its part. One part is marked `is-current`; the style sheet
// shows only that one where the screen is narrow and all of them where it is wide. Other behaviours open a tab by
// setting `location.hash`, or by sending "tabs:open" to the part. What holds the list says which one is open (`data-open`).
// @ts-check

/** @param {HTMLElement} list */
export function tabs(list) {
  const links = [...list.querySelectorAll("a")].filter((link) => part(link) !== null);
  const first = links[0];
  if (!first) return;

  /** @param {HTMLAnchorElement} chosen */
  const open = (chosen) => {
    for (const link of links) {
      const current = link === chosen;
      if (current) list.parentElement?.setAttribute("data-open", link.hash.slice(1));
      part(link)?.classList.toggle("is-current", current);
      if (current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };

  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      open(link);
    });
    part(link)?.addEventListener("tabs:open", () => open(link));
  }
  const fromAddress = () => links.find((link) => link.hash === window.location.hash);
  window.addEventListener("hashchange", () => {
    const named = fromAddress();
    if (named || !window.location.hash) open(named ?? first); // other parts of the page have names, too
  });
  open(fromAddress() ?? links.find((link) => link.hasAttribute("aria-current")) ?? first);
}

/** @param {HTMLAnchorElement} link */
function part(link) {
  return link.hash.length > 1 ? document.getElementById(link.hash.slice(1)) : null;
}
