import { growInt32, growUint8, growUint16 } from "@/emulators/algolia/text/growable";

/** Cells from here on point into the pool of a column; the others hold a value's number plus one. */
export const SEVERAL = 0x4000_0000;

const LARGEST_BYTE = 0xff;
const LARGEST_SHORT = 0xffff;

export type Cells = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

const grown = (cells: Cells, size: number): Cells => {
  if (cells instanceof Uint8Array) return growUint8(cells, size);
  return cells instanceof Uint16Array ? growUint16(cells, size) : growInt32(cells, size);
};

/**
 * The cells with room for one more of this content, as narrow as their contents allow: counting reads a few thousand of
 * them here and there, which takes ten times as long where they do not fit in the processor's cache.
 */
export const cellsFor = (cells: Cells, doc: number, content: number): Cells => {
  if (cells instanceof Uint8Array && content > LARGEST_BYTE)
    return cellsFor(Uint16Array.from(cells), doc, content);
  if (cells instanceof Uint16Array && content > LARGEST_SHORT)
    return cellsFor(Int32Array.from(cells), doc, content);
  return grown(cells, doc + 1);
};
