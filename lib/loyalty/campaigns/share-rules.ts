import {
  add,
  compare,
  divide,
  floor,
  multiply,
  type Rational,
  rational,
  subtract,
  ZERO,
} from "./rational-rules";

/**
 * Parts `whole` into whole numbers in proportion to `values`, so that they add up: each gets its value rounded down, and
 * what is left goes to those who lost most by it (the method of largest remainders). All are 0 when `whole` is.
 */
export const shareOut = (whole: number, values: readonly Rational[]): number[] => {
  const sum = values.reduce(add, ZERO);
  if (whole === 0 || sum.n === 0n) return values.map(() => 0);
  // A whole that is not the rounded sum, because the sum was too large, is shared in the same proportions.
  const isRounded = compare(difference(rational(BigInt(whole)), sum), rational(1n)) < 0;
  const scale = isRounded ? rational(1n) : divide(rational(BigInt(whole)), sum);
  const exact = values.map((value) => multiply(value, scale));
  const parts = exact.map(floor);
  let left = BigInt(whole) - parts.reduce((total, part) => total + part, 0n);
  const byRemainder = exact
    .map((value, at) => ({ at, lost: subtract(value, rational(parts[at] ?? 0n)) }))
    .sort((one, other) => compare(other.lost, one.lost) || one.at - other.at);
  for (const { at } of byRemainder) {
    if (left <= 0n) break;
    parts[at] = (parts[at] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts.map(Number);
};

const difference = (a: Rational, b: Rational): Rational => {
  const gap = subtract(a, b);
  return gap.n < 0n ? { n: -gap.n, d: gap.d } : gap;
};
