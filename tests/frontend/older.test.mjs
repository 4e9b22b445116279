// A page that has none of the younger methods is given them; what a browser has itself stays.
import assert from "node:assert/strict";
import test from "node:test";

const [replaceAll, at] = [String.prototype.replaceAll, Array.prototype.at];

/** An element of a browser that has `append` and `removeChild` only. */
class Bare {
  children = ["old", "older"];
  get lastChild() {
    return this.children.at(-1);
  }
  removeChild() {
    this.children.pop();
  }
  append(...nodes) {
    this.children.push(...nodes);
  }
}
globalThis.Element = Bare;
const { giveWhatIsMissing } = await import("../../web/frontend/older.js");

test("an older browser gets what our scripts ask of it", () => {
  delete String.prototype.replaceAll;
  delete Array.prototype.at;
  try {
    giveWhatIsMissing();
    assert.equal("a-b-c".replaceAll("-", "+"), "a+b+c");
    assert.equal("$&.$&".replaceAll(".", "\n"), "$&\n$&");
    assert.deepEqual([[1, 2, 3].at(-1), [1, 2, 3].at(0), [].at(-1)], [3, 1, undefined]);
    const element = new Bare();
    element.replaceChildren("new", "newer");
    assert.deepEqual(element.children, ["new", "newer"]);
    element.replaceChildren();
    assert.deepEqual(element.children, []);
    assert.deepEqual(Object.keys(Bare.prototype), []); // not seen by `for … in`
  } finally {
    String.prototype.replaceAll = replaceAll;
    Array.prototype.at = at;
  }
});

test("what a browser has itself stays", () => {
  giveWhatIsMissing();
  assert.equal(String.prototype.replaceAll, replaceAll);
  assert.equal(Array.prototype.at, at);
});
