// The service worker's part of `input()`: it holds the engine's request open until a page has the answer.
//
// It remembers nothing, since a browser ends an idle service worker at any moment: each request asks all pages anew,
// and the one that shows the question answers. The worker of the engine asks again after every "nothing yet".
// @ts-check

/** The address, without what follows the question mark. It exists only where a service worker answers it. */
export const ASK_ADDRESS = "/practice/ask";

const PATIENCE_MS = 20_000;

/**
 * Answers a request for `ASK_ADDRESS`; for the service worker's `fetch` event.
 *
 * @param {URL} url
 * @param {() => Promise<ReadonlyArray<{ postMessage: (message: any, transfer: any[]) => void }>>} pages every open page
 * @returns {Promise<Response>}
 */
export async function answerAsk(url, pages) {
  const ask = url.searchParams.get("ask") ?? "";
  const headers = { "X-Kradan-Asks": "1", "Cache-Control": "no-store" };
  if (!ask) return new Response(null, { status: 204, headers });
  const line = await Promise.race([firstAnswer(ask, await pages()), later()]);
  if (line === undefined) return new Response(null, { status: 204, headers });
  return new Response(JSON.stringify({ line }), { headers: { ...headers, "Content-Type": "application/json" } });
}

/**
 * @param {string} ask
 * @param {ReadonlyArray<{ postMessage: (message: any, transfer: any[]) => void }>} pages
 * @returns {Promise<string | null>}
 */
function firstAnswer(ask, pages) {
  return new Promise((resolve) => {
    for (const page of pages) {
      const channel = new MessageChannel();
      channel.port1.onmessage = ({ data }) => resolve(data.line);
      page.postMessage({ kradanAsks: ask }, [channel.port2]);
    }
  });
}

/** @returns {Promise<undefined>} */
function later() {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, undefined));
}
