// The line at which a running program waits for its user: `input()`.
// @ts-check

export class Question {
  /**
   * @param {HTMLElement} box holds a text field, a button to send and one to end the input
   * @param {{ answered: (line: string | null) => void }} page
   */
  constructor(box, page) {
    this.box = box;
    this.page = page;
    this.hadFocus = false;
    this.field = /** @type {HTMLInputElement} */ (box.querySelector("input"));
    // A form of its own: the Enter of an answer must never submit the work.
    this.field.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.answer(this.field.value);
    });
    box.querySelector("[data-practice-end]")?.addEventListener("click", () => this.answer(null));
    this.field.addEventListener("keydown", (event) => {
      if (event.ctrlKey && event.key === "d") {
        event.preventDefault();
        this.answer(null);
      }
    });
  }

  /** @param {string} prompt what the program said since the last line, already on the screen */
  ask(prompt) {
    this.box.hidden = false;
    this.field.value = "";
    if (prompt.trim()) this.field.setAttribute("aria-description", prompt);
    else this.field.removeAttribute("aria-description");
    this.field.focus();
    this.hadFocus = true;
    this.box.scrollIntoView({ block: "nearest" });
  }

  /** @param {string | null} line */
  answer(line) {
    if (this.box.hidden) return;
    this.hide();
    this.page.answered(line);
  }

  hide() {
    this.box.hidden = true;
  }

  /** @returns {boolean} whether the focus was in it and has nowhere to be; told once a program */
  leftFocus() {
    const { activeElement } = document;
    const left = this.hadFocus && (activeElement === document.body || this.box.contains(activeElement));
    this.hadFocus = false;
    return left;
  }
}
