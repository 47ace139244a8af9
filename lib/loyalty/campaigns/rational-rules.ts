/** A fraction of whole numbers in lowest terms; the denominator is positive. No float ever meets a point. */
export type Rational = { readonly n: bigint; readonly d: bigint };

export const ZERO: Rational = { n: 0n, d: 1n };

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

const commonDivisor = (left: bigint, right: bigint): bigint => {
  let [a, b] = [magnitude(left), magnitude(right)];
  while (b > 0n) [a, b] = [b, a % b];
  return a;
};

/** `n / d` in lowest terms; `d` is not zero. */
export const rational = (n: bigint, d = 1n): Rational => {
  const shared = commonDivisor(n, d) || 1n;
  const sign = d < 0n ? -1n : 1n;
  return { n: (sign * n) / shared, d: (sign * d) / shared };
};

/** A decimal text such as `12`, `-0.05` or `1e-7` (as JSON writes numbers) as what it exactly says; null when it is none. */
export const parseRational = (text: string): Rational | null => {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d{1,3}))?$/i.exec(text);
  if (!match) return null;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const shift = Number(exponent) - fraction.length;
  return shift < 0 ? rational(digits, 10n ** BigInt(-shift)) : rational(digits * 10n ** BigInt(shift));
};

export const add = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Rational, b: Rational): Rational => rational(a.n * b.d - b.n * a.d, a.d * b.d);
export const multiply = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d);
/** `b` is not zero. */
export const divide = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n);
export const negate = (a: Rational): Rational => ({ n: -a.n, d: a.d });
/** Negative, zero or positive as `a` is smaller than, equal to or larger than `b`. */
export const compare = (a: Rational, b: Rational): number => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** The largest whole number that is not above it. */
export const floor = ({ n, d }: Rational): bigint => (n < 0n && n % d !== 0n ? n / d - 1n : n / d);

/** The nearest whole number; halves go to the even neighbour. */
export const roundHalfEven = (value: Rational): bigint => {
  const below = floor(value);
  const twice = 2n * (value.n - below * value.d);
  const up = twice > value.d || (twice === value.d && below % 2n !== 0n);
  return up ? below + 1n : below;
};

/** For people: whole numbers as they are, others with at most four decimals, the last one rounded. */
export const toText = (value: Rational): string => {
  const scaled = roundHalfEven(multiply(value, rational(10_000n)));
  const digits = magnitude(scaled).toString().padStart(5, "0");
  const fraction = digits.slice(-4).replace(/0+$/, "");
  const text = `${digits.slice(0, -4)}${fraction && `.${fraction}`}`;
  return scaled < 0n ? `-${text}` : text;
};
