// What a program has written so far, without an engine: `node --test`.
import assert from "node:assert/strict";
import { test } from "node:test";

const { Written, asLeft } = await import("../../web/frontend/runner/written.js");

const FOLDER = 0o40755;
const FILE = 0o100644;

/** Files as the engine has them; reading one costs `msARead` of the clock. */
class Files {
  constructor(msARead = 0) {
    this.msARead = msARead;
    this.clock = 0;
    this.reads = 0;
    /** @type {Map<string, Uint8Array>} */
    this.contents = new Map();
  }

  write(name, content) {
    this.contents.set(`/work/${name}`, Buffer.from(content));
    this.trackingDelegate.onWriteToFile(`/work/${name}`);
  }

  save(name, content) {
    this.write(name, content);
    this.trackingDelegate.onCloseFile(`/work/${name}`);
  }

  readFile(path) {
    this.reads += 1;
    this.clock += this.msARead;
    this.trackingDelegate?.onCloseFile(path);
    return this.contents.get(path);
  }

  readdir(folder) {
    const inside = [...this.contents.keys()].filter((path) => path.startsWith(`${folder}/`));
    return [".", "..", ...new Set(inside.map((path) => path.slice(folder.length + 1).split("/")[0]))];
  }

  lstat(path) {
    const bytes = this.contents.get(path);
    return { mode: bytes ? FILE : FOLDER, size: bytes?.length ?? 0 };
  }

  isDir = (mode) => mode === FOLDER;
  isFile = (mode) => mode === FILE;
}

/** @param {Files} files */
function watched(files) {
  const told = [];
  const written = new Written(files, (one) => told.push(asLeft(one)), () => files.clock);
  return { written, told, names: () => (told.at(-1)?.files ?? []).map(({ name }) => name) };
}

test("a file is told when it is written and closed, with what is in it, and what lay there before is not", () => {
  const files = new Files();
  const { written, told } = watched(files);
  files.save("in.txt", "1");
  files.save("log.txt", "a");
  written.begin();
  assert.equal(told.length, 0);
  files.save("deep/ผล.txt", "มานี\n");
  files.save("log.txt", "b");
  files.save("in.txt", "1");
  files.save("picture.bin", [0, 255]);
  assert.deepEqual(told.at(-1), {
    files: [
      { name: "deep/ผล.txt", size: 13, text: "มานี\n" },
      { name: "log.txt", size: 1, text: "b" },
      { name: "picture.bin", size: 2, data: "AP8=" },
    ],
    more: 0,
  });
});

test("a file that is deleted is not told any more", () => {
  const files = new Files();
  const { written, names } = watched(files);
  written.begin();
  files.save("a.txt", "1");
  assert.deepEqual(names(), ["a.txt"]);
  files.contents.delete("/work/a.txt");
  files.trackingDelegate.onDeletePath("/work/a.txt");
  assert.deepEqual(names(), []);
});

test("what is large is told by name alone, and of many files the number", () => {
  const files = new Files();
  const { written, told } = watched(files);
  written.begin();
  files.save("large", Buffer.alloc(2 ** 20 + 1));
  for (let number = 100; number < 160; number += 1) files.save(String(number), "x");
  written.tell(-Infinity);
  assert.equal(told.at(-1).files.length, 40);
  assert.equal(told.at(-1).more, 21);
  files.save("0", Buffer.alloc(2 ** 20));
  written.tell(-Infinity);
  assert.deepEqual(told.at(-1).files[1], { name: "100", size: 1 });
});

test("a program that writes without end is not held up: telling takes a twentieth of the time", () => {
  const files = new Files(2);
  const { written, told } = watched(files);
  written.begin();
  const writes = 10_000;
  for (let count = 0; count < writes; count += 1) {
    files.clock += 1;
    files.write("log.txt", `${count}`);
  }
  const telling = files.clock - writes;
  assert.ok(telling < 100 + 0.06 * writes, `${telling} ms`);
  files.save("log.txt", "the end");
  assert.equal(told.at(-1).files[0].text, "the end", "there is time for a file that is closed");
});

test("before a question all is told, however much was written", () => {
  const files = new Files(30);
  const { written, told } = watched(files);
  written.begin();
  for (let count = 0; count < 50; count += 1) files.save("log.txt", `${count}`);
  assert.notEqual(told.at(-1).files[0].text, "49");
  written.tell(-Infinity);
  assert.equal(told.at(-1).files[0].text, "49");
});

test("nothing is told when no program runs, and nothing twice", () => {
  const files = new Files();
  const { written, told } = watched(files);
  files.save("a.txt", "1");
  written.begin();
  written.tell();
  files.save("b.txt", "2");
  const count = told.length;
  written.tell();
  assert.equal(told.length, count);
  written.end();
  files.save("c.txt", "3");
  written.tell();
  assert.equal(told.length, count);
});

test("a file that cannot be read breaks nothing of the program", () => {
  const files = new Files();
  const { written, told } = watched(files);
  written.begin();
  files.lstat = () => {
    throw new Error("gone");
  };
  files.save("a.txt", "1");
  assert.equal(told.length, 0);
});
