/** What a cart must cost, worked out anew and without anything of the shop. Money in minor units. */
export type Wanted = {
  lines: { unitPrice: number; quantity: number }[];
  code: { percent: number } | { amount: number } | null;
  /** Points that the buyer offers and can spend. */
  points: number;
  country: string;
};

export type Terms = {
  pointValue: number;
  shippingFee: number;
  freeFrom: number;
  /** Hundredths of a percent. */
  rates: Record<string, number>;
};

export type Price = {
  subtotal: number;
  byCode: number;
  byPoints: number;
  pointsUsed: number;
  shippingFee: number;
  total: number;
  tax: number;
};

/** Rounded to the nearest, and halves to the even neighbour. */
export const roundHalfEven = (numerator: number, denominator: number): number => {
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  const down = n / d;
  const rest = 2n * (n - down * d);
  const isUp = rest > d || (rest === d && down % 2n === 1n);
  return Number(isUp ? down + 1n : down);
};

export const priceOf = ({ lines, code, points, country }: Wanted, terms: Terms): Price => {
  let subtotal = 0;
  for (const { unitPrice, quantity } of lines) subtotal += unitPrice * quantity;
  let byCode = 0;
  if (code && "percent" in code) byCode = roundHalfEven(subtotal * code.percent, 100);
  if (code && "amount" in code) byCode = Math.min(code.amount, subtotal);
  const left = subtotal - byCode;
  const needed = Math.ceil(left / terms.pointValue);
  const pointsUsed = Math.min(points, needed);
  const byPoints = Math.min(pointsUsed * terms.pointValue, left);
  const feeFor = (goods: number) => (goods === 0 || goods >= terms.freeFrom ? 0 : terms.shippingFee);
  const shippingFee = byPoints > 0 ? Math.min(feeFor(left), feeFor(left - byPoints)) : feeFor(left);
  const total = left - byPoints + shippingFee;
  const rate = terms.rates[country] ?? 0;
  const tax = roundHalfEven(total * rate, 10_000 + rate);
  return { subtotal, byCode, byPoints, pointsUsed, shippingFee, total, tax };
};
