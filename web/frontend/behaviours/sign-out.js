// A form with `data-sign-out` ends the session from this device, with and without a connection:
// unsent work is sealed, all else of this person is removed, and the session ends with its cookie at the server's next sight.
// @ts-check
import { endSession, leave } from "../offline/account.js";
import { arrived } from "../offline/arrival.js";
import { ask } from "../offline/delivery.js";
import { device } from "../page.js";

/** @param {HTMLElement} form */
export function signOut(form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { user, signet, signIn } = device();
    endSession(); // first of all: other pages of theirs leave, too, and are not to find them signed in
    if (user !== null) {
      await arrived(); // a page that has only just come
      await leave(user, signet).catch(() => {}); // whatever the storage of this device refuses
    }
    if (navigator.serviceWorker?.controller || (await ask(signIn, { headers: { Accept: "text/html" } }))) {
      window.location.replace(signIn);
    } else {
      showSignedOut();
    }
  });
}

/** Over plain HTTP no page is kept: this one itself becomes the one that says so. */
function showSignedOut() {
  const words = document.querySelector("template[data-signed-out]");
  if (!(words instanceof HTMLTemplateElement)) return;
  document.title = words.dataset.signedOut ?? "";
  document.body.replaceChildren(words.content.cloneNode(true));
}
