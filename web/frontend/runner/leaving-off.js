// Lets a worker be ended while Python counts. WebKit (every iPhone and iPad) ends one only where its code calls a function of
// JavaScript: a loop that stays inside of WebAssembly goes on after `terminate()`, unseen, and takes a core with it.
//
// Python asks for signals every 50 rounds of a loop as soon as there is a place to look them up in. Nobody writes one
// there; the question is what matters. A single call into C that never returns (`sum(range(10**12))`) asks nothing.
// @ts-check

/** @param {{ setInterruptBuffer(signals: Uint8Array): void }} pyodide */
export function callOutOfLoops(pyodide) {
  pyodide.setInterruptBuffer(new Uint8Array(1));
}
