// How deep calls may stand in each other inside Python's own machinery: a worker's stack is small, and this Python was built
// for a larger one. Where the stack ends first, the interpreter is lost; where Python counts first, it is a RecursionError.
//
// A level of the program's own costs no stack here. One that goes through a function written in C (`sorted` with a key, a
// cache, `__eq__`, `repr` of a list in a list) does, two to four of what is counted: measured in Chromium's 500 kB, the
// stack ends at 870 of them at the earliest.
// @ts-check

const MOST_CALLS = 700;
/** What Python was built with. */
const BUILT_FOR = 10_000;
/** Of a thread's state, in words: where the count is looked for. */
const LOOKED_AT = 40;
/** A limit that nothing else in there is equal to. */
const MARK = 54_321;

/**
 * @typedef {object} Machine what Pyodide shows of itself
 * @property {Int32Array} HEAP32
 * @property {() => number} _PyThreadState_Get
 * @property {() => number} _Py_GetRecursionLimit
 * @property {(limit: number) => void} _Py_SetRecursionLimit
 */

export class Stack {
  /** @param {Machine} machine */
  constructor(machine) {
    this.machine = machine;
    this.index = indexOfCount(machine);
  }

  /** Whether Python's count was found: it stands in no header that is anybody's to rely on. */
  get isKnown() {
    return this.index >= 0;
  }

  /** Lets the next call nest no deeper than the stack bears. Nothing of Python's may be running. */
  limit() {
    if (this.isKnown) this.machine.HEAP32[this.index] = MOST_CALLS;
  }
}

/**
 * Where Python counts what is left: right behind the limit of the program's own calls.
 *
 * @param {Machine} machine
 * @returns {number} -1 where it is not found
 */
function indexOfCount(machine) {
  const before = machine._Py_GetRecursionLimit();
  const begin = machine._PyThreadState_Get() >> 2;
  machine._Py_SetRecursionLimit(MARK);
  const at = machine.HEAP32.subarray(begin, begin + LOOKED_AT).lastIndexOf(MARK); // what is left of it stands before
  machine._Py_SetRecursionLimit(before);
  const left = machine.HEAP32[begin + at + 1] ?? 0;
  return at >= 0 && left > BUILT_FOR - 100 && left <= BUILT_FOR ? begin + at + 1 : -1;
}

/**
 * Whether an error of the engine says that the stack ended, in the words of one browser or another.
 *
 * @param {unknown} error
 */
export function isTooDeep(error) {
  return /call stack|too much recursion|stack overflow/i.test(String(error));
}
