// HTML and drawings that Python made, taken onto the page: only words and lines, nothing that loads, links or runs.
//
// Python makes them beside a pupil's program, which may reach everything there; so the page trusts none of it.
// @ts-check

const ELEMENTS = new Set(
  (
    "a b br code dd del details div dl dt em figcaption figure h2 h3 h4 hr i ins li mark ol p pre section small span strong " +
    "sub summary sup table tbody td th thead tr ul svg circle g line path polygon polyline rect text title tspan"
  ).split(" "),
);
const ATTRIBUTES = new Set(
  (
    "class open role aria-label aria-hidden translate lang dir viewbox width height focusable d cx cy r x x1 x2 y y1 y2 rx ry " +
    "points fill fill-rule fill-opacity stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-dasharray " +
    "font-family font-size font-style font-weight text-anchor dominant-baseline opacity transform colspan rowspan scope"
  ).split(" "),
);

/**
 * @param {string} html
 * @returns {DocumentFragment}
 */
export function cleaned(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const element of [...body.querySelectorAll("*")]) {
    if (!ELEMENTS.has(element.localName.toLowerCase())) {
      element.remove();
      continue;
    }
    for (const { name } of [...element.attributes]) {
      const plain = name.toLowerCase();
      if (!ATTRIBUTES.has(plain) && !plain.startsWith("data-")) element.removeAttribute(name);
    }
    for (const name of ["fill", "stroke"]) {
      if (/[(\\]/.test(element.getAttribute(name) ?? "")) element.removeAttribute(name); // url(…), however it is spelled
    }
  }
  const fragment = document.createDocumentFragment();
  fragment.append(...body.childNodes);
  return fragment;
}
