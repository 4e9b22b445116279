// `input()` in the worker: waits for the page without letting go of Python, by a request that the service worker answers.
// @ts-check

/** Held before the worker's globals are closed. */
const Request = XMLHttpRequest;

/**
 * What the user typed, or null at the end of input. Blocks.
 *
 * @param {string} address
 * @param {string} ask names this question
 * @returns {string | null}
 */
export function waitForAnswer(address, ask) {
  for (;;) {
    const request = new Request();
    request.open("GET", `${address}?ask=${ask}`, false);
    request.send();
    // 204: nothing yet, ask again. A service worker may not keep a request open for long.
    if (request.status === 204) continue;
    if (request.status !== 200) return null;
    const answer = JSON.parse(request.responseText);
    return typeof answer.line === "string" ? answer.line : null;
  }
}

/**
 * Whether a service worker answers at that address. Blocks.
 *
 * @param {string} address
 */
export function isAnswered(address) {
  const request = new Request();
  request.open("GET", `${address}?ask=`, false);
  try {
    request.send();
  } catch {
    return false;
  }
  return request.getResponseHeader("X-Kradan-Asks") === "1";
}
