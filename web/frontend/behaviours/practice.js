// A form with `data-practice-form` gets its practice desk: Run, and Try the tests. It is loaded when the page is there;
// who presses Run before is heard.
// @ts-check

/** @param {HTMLElement} form */
export function practice(form) {
  if (!(form instanceof HTMLFormElement)) return;
  const run = form.querySelector("[data-practice-run]");
  if (!(run instanceof HTMLButtonElement)) return;
  run.hidden = false;
  let wanted = false;
  const want = () => {
    wanted = true;
  };
  run.addEventListener("click", want);
  const load = () =>
    import("../practice/index.js").then(
      ({ mount }) => {
        run.removeEventListener("click", want);
        const desk = mount(form);
        if (wanted) desk.run();
      },
      () => window.addEventListener("online", load, { once: true }), // the link broke: again when there is one
    );
  load();
}
