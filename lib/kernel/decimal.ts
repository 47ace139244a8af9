/** A decimal number, exact: `units / 10^scale`. */
export type Decimal = { units: bigint; scale: number };

/** More digits than any amount has; keeps a hostile exponent from growing a number without end. */
const MOST_DIGITS = 40;

/** `"450.00"`, `-0.5`, `3.015e2` → the number it writes, or null when it writes none. No float is ever made of it. */
export const parseDecimal = (value: string | number): Decimal | null => {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/.exec(String(value));
  if (!match) return null;
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  const scale = fraction.length - Number(exponent);
  if (whole.length + fraction.length > MOST_DIGITS || Math.abs(scale) > MOST_DIGITS) return null;
  const units = BigInt(`${whole}${fraction}`) * (scale < 0 ? 10n ** BigInt(-scale) : 1n);
  return { units: sign === "-" ? -units : units, scale: Math.max(scale, 0) };
};

/** Below 0, 0 or above 0, as the left is less than, equal to or more than the right. */
export const compareDecimals = (left: Decimal, right: Decimal): number => {
  const scale = Math.max(left.scale, right.scale);
  const a = left.units * 10n ** BigInt(scale - left.scale);
  const b = right.units * 10n ** BigInt(scale - right.scale);
  return a === b ? 0 : a < b ? -1 : 1;
};

/** Digits after the decimal point without trailing zeros: 1 for `1.50`. */
export const fractionLength = ({ units, scale }: Decimal): number => {
  let left = units;
  let length = scale;
  while (length > 0 && left % 10n === 0n) {
    left /= 10n;
    length -= 1;
  }
  return length;
};
