// Opens envelopes as the server does, for tests: with keys of the test's own.
import { createRequire } from "node:module";

const nacl = createRequire(new URL("../../web/frontend/package.json", import.meta.url))("tweetnacl");
let pair = nacl.box.keyPair();

/** The server has another secret key, until what is returned is called. */
export function rekey() {
  const before = pair;
  pair = nacl.box.keyPair();
  return () => (pair = before);
}

/** @param {string} signIn */
export function signet(signIn) {
  return { key: publicKey(), sign_in: signIn, proof: proofOf(signIn).toString("base64url") };
}

function publicKey() {
  return Buffer.from(pair.publicKey).toString("base64url");
}

/** @param {string} signIn */
function proofOf(signIn) {
  return Buffer.from(nacl.hash(Buffer.from(signIn)).slice(0, 32));
}

/**
 * The server's answer for one envelope.
 *
 * @param {string} envelope
 */
export function open(envelope) {
  const [version, , ...rest] = envelope.split(".");
  const content = Buffer.from(rest.at(-1) ?? "", "base64url");
  if (content.length < 72) return { error: { code: "not-an-envelope" } };
  const [once, nonce, box] = [content.subarray(0, 32), content.subarray(32, 56), content.subarray(56)];
  const opened = nacl.box.open(box, nonce, once, pair.secretKey);
  if (!opened) return { error: { code: "sealed-does-not-open" } };
  if (version === "1") return { text: Buffer.from(opened).toString("utf8"), proven: false };
  const proven = proofOf(rest[0] ?? "").equals(Buffer.from(opened.slice(0, 32)));
  return { text: Buffer.from(opened.slice(32)).toString("utf8"), proven };
}

/** A server that opens envelopes, and takes all else. */
export function opening(_address, sent) {
  return [200, sent?.envelopes ? { opened: sent.envelopes.map(open), public_key: publicKey() } : {}];
}
