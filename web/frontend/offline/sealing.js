// Seals a text for one account: nobody but the server opens it again, nor the device that sealed it.
//
// The envelope is described in `grader/sealed.py`. tweetnacl works over plain HTTP, too, where crypto.subtle is not there.
// @ts-check
import nacl from "tweetnacl";

const VERSION = "1";

/**
 * @param {string} text
 * @param {string} user the account's id
 * @param {string} key the account's public key, in base64url
 */
export function seal(text, user, key) {
  const once = nacl.box.keyPair();
  const nonce = nacl.randomBytes(nacl.box.nonceLength);
  const box = nacl.box(new TextEncoder().encode(text), nonce, decoded(key), once.secretKey);
  return `${VERSION}.${user}.${encoded([once.publicKey, nonce, box])}`;
}

/** @param {Uint8Array[]} parts */
function encoded(parts) {
  let binary = "";
  for (const part of parts) for (const byte of part) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @param {string} text */
function decoded(text) {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
