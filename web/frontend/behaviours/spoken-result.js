// What of a result is read aloud when it comes: what it is worth, and the sentence below.
// @ts-check

/** @param {Element} report */
export function spokenResult(report) {
  const parts = [".points__word", ".points__number + .heard", "[data-sentence]"];
  const [word = "", number = "", sentence = ""] = parts.map((one) => report.querySelector(one)?.textContent?.trim());
  return word ? `${word} ${number}. ${sentence}` : sentence;
}
