// Runs a program on the server, without a mark: for devices that cannot run it, and for languages that no browser runs.
// @ts-check
import { Sender } from "../offline/delivery.js";

/**
 * @typedef {object} RunReport
 * @property {string} outcome
 * @property {string} stdout
 * @property {string} stderr
 * @property {number} wall_seconds
 * @property {boolean} cut
 * @property {{ message: string }[]} feedback
 * @property {string} [drawing]
 * @property {string} [html] the explanation, as of a program that ran here; none where all went well
 * @property {import("./protocol.js").Mark | null} [mark]
 * @property {import("./protocol.js").Left} [left]
 */

/**
 * @param {{ user: string, api: string, token: string }} person
 * @param {{ exercise: string, files: Record<string, string>, stdin: string }} request
 * @returns {Promise<{ report: RunReport } | { refused: string } | { later: "offline" | "signed-out" | "busy" | "failed" }>}
 */
export async function runOnServer({ user, api, token }, request) {
  const delivery = await new Sender(user, api, token).send("POST", "runs", request);
  if (delivery.kind === "sent") return { report: delivery.answer };
  return delivery.kind === "refused" ? { refused: delivery.message } : { later: delivery.reason };
}
