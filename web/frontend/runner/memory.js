// How much memory Python may take: a program that asks for more gets a MemoryError, and the page lives on.
// @ts-check

const PAGE_BYTES = 65_536;
const MIB = 1_048_576;

/** @type {number} */
let mostPages = Infinity;

/** From now on, every memory of this worker stops growing where `limitGrowth` says. */
export function watchGrowth() {
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (pages) {
    if (this.buffer.byteLength / PAGE_BYTES + pages > mostPages) throw new RangeError("more memory than a program may have");
    return grow.call(this, pages);
  };
}

/** @param {number} bytes the size of the whole memory that may not be passed */
export function limitGrowth(bytes) {
  mostPages = Math.floor(bytes / PAGE_BYTES);
}

/** @param {number} mib */
export function mebibytes(mib) {
  return mib * MIB;
}
