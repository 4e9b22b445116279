// Seals a piece of work for one account: nobody but the server opens it again, nor the device that sealed it.
//
// The envelope is described in `grader/sealed.py`. tweetnacl works over plain HTTP, too, where crypto.subtle is not there.
// @ts-check
import nacl from "tweetnacl";
import { newId } from "./submissions.js";

/** Letters of JSON in one envelope: in UTF-8, and written as JSON once more, they fit into the least that the server opens. */
const PIECE = 80_000;

/**
 * What an account's work is sealed with; without a proof its owner is asked before anything becomes of it.
 *
 * @typedef {object} Signet
 * @property {string} key the account's public key, in base64url
 * @property {string} [sign_in] the name of the sign-in
 * @property {string} [proof] that it is sealed during it, in base64url; a secret
 */

/**
 * As many envelopes as it needs, in their order.
 *
 * @param {object} content
 * @param {string} user the account's id
 * @param {Signet} signet
 * @returns {string[]}
 */
export function seal(content, user, signet) {
  const text = JSON.stringify(content);
  if (text.length <= PIECE) return [envelope(text, user, signet)];
  const [whole, pieces] = [newId(), cut(text)];
  return pieces.map((piece, place) => {
    return envelope(JSON.stringify({ kind: "piece", whole, place, of: pieces.length, piece }), user, signet);
  });
}

/**
 * @param {string} text
 * @param {string} user
 * @param {Signet} signet
 */
export function envelope(text, user, { key, sign_in: signIn, proof }) {
  const once = nacl.box.keyPair();
  const nonce = nacl.randomBytes(nacl.box.nonceLength);
  const content = new TextEncoder().encode(text);
  const proven = proof === undefined ? content : joined(decoded(proof), content);
  const box = nacl.box(proven, nonce, decoded(key), once.secretKey);
  const head = proof === undefined ? `1.${user}` : `2.${user}.${signIn}`;
  return `${head}.${encoded([once.publicKey, nonce, box])}`;
}

/**
 * In pieces that are text each: no letter of two units is cut through.
 *
 * @param {string} text
 */
function cut(text) {
  const pieces = [];
  for (let from = 0; from < text.length; from += pieces[pieces.length - 1]?.length ?? 0) {
    const whole = (text.codePointAt(from + PIECE - 1) ?? 0) > 0xffff ? PIECE - 1 : PIECE;
    pieces.push(text.slice(from, from + whole));
  }
  return pieces;
}

/**
 * @param {Uint8Array} one
 * @param {Uint8Array} other
 */
function joined(one, other) {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
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
