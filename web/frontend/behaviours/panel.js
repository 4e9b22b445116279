// A `data-panel` shows, beside the page, what the links with `data-panel-open` lead to: the `data-panel-part` of that page.
//
// Only where there is room for both; on a phone, with a modifier key, or when something fails, the link is a link.
// @ts-check

const ROOM = "(min-width: 64em)";

/** @param {HTMLElement} panel */
export function panel(panel) {
  const body = panel.querySelector("[data-panel-body]");
  const link = panel.querySelector("[data-panel-link]");
  if (!(body instanceof HTMLElement) || !(link instanceof HTMLAnchorElement)) return;
  /** @type {HTMLAnchorElement | null} */
  let opener = null;
  let asked = 0;

  /** @param {string} address */
  const show = async (address) => {
    const mine = ++asked;
    const part = await fetchPart(address);
    if (mine !== asked) return;
    if (!part) {
      window.location.assign(address);
      return;
    }
    body.replaceChildren(part);
    link.href = address;
    panel.hidden = false;
    body.focus();
  };

  const close = () => {
    asked++;
    panel.hidden = true;
    body.replaceChildren();
    opener?.focus();
  };

  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.defaultPrevented) return;
    const clicked = event.target.closest("a");
    const inside = clicked !== null && body.contains(clicked) && clicked.pathname === link.pathname;
    if (!clicked || !(inside || clicked.matches("[data-panel-open]"))) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || !window.matchMedia(ROOM).matches) return;
    event.preventDefault();
    if (!inside) opener = clicked;
    void show(clicked.href);
  });
  panel.querySelector("[data-panel-close]")?.addEventListener("click", close);
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
}

/**
 * The part of the page at `address` that a panel shows; null where it cannot be had, such as after signing out.
 *
 * @param {string} address
 */
async function fetchPart(address) {
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector("[data-panel-part]");
  } catch {
    return null;
  }
}
