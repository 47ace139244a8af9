/**
 * Whole numbers are kept in signed arrays where they fit: the others make the engine compute with fractions.
 */

/** Capacity that keeps growing cheap without wasting much once arrays are large. */
const roomFor = (needed: number, capacity: number): number => {
  const factor = capacity > 4_000_000 ? 1.25 : 2;
  return Math.max(needed, Math.ceil(capacity * factor), 16);
};

export const growUint8 = (array: Uint8Array<ArrayBuffer>, needed: number): Uint8Array<ArrayBuffer> => {
  if (needed <= array.length) return array;
  const grown = new Uint8Array(roomFor(needed, array.length));
  grown.set(array);
  return grown;
};

export const growUint16 = (array: Uint16Array<ArrayBuffer>, needed: number): Uint16Array<ArrayBuffer> => {
  if (needed <= array.length) return array;
  const grown = new Uint16Array(roomFor(needed, array.length));
  grown.set(array);
  return grown;
};

export const growInt32 = (array: Int32Array<ArrayBuffer>, needed: number): Int32Array<ArrayBuffer> => {
  if (needed <= array.length) return array;
  const grown = new Int32Array(roomFor(needed, array.length));
  grown.set(array);
  return grown;
};

export const growFloat64 = (
  array: Float64Array<ArrayBuffer>,
  needed: number,
  filler: number,
): Float64Array<ArrayBuffer> => {
  if (needed <= array.length) return array;
  const grown = new Float64Array(roomFor(needed, array.length)).fill(filler, array.length);
  grown.set(array);
  return grown;
};
