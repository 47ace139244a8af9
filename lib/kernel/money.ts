/** Money is an integer in the currency's minor unit; this module is the only place that turns it into text or back. */

const digitsByCurrency = new Map<string, number>();

/** Number of minor-unit digits of an ISO 4217 currency (`usd` 2, `jpy` 0). */
export const fractionDigits = (currency: string): number => {
  const known = digitsByCurrency.get(currency);
  if (known !== undefined) return known;
  const digits =
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  digitsByCurrency.set(currency, digits);
  return digits;
};

/** `1999, "usd"` → `"19.99"`; exact, without a float. */
export const toDecimal = (minor: number, currency: string): string => {
  const digits = fractionDigits(currency);
  const sign = minor < 0 ? "-" : "";
  const text = Math.abs(minor)
    .toString()
    .padStart(digits + 1, "0");
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
};

/**
 * A decimal in major units (`29.99`, `"450.0"`) → minor units, or null when it is no amount or has more digits than the
 * currency knows. Works on the decimal text, so that 0.1 + 0.2 never happens.
 */
export const fromDecimal = (amount: number | string, currency: string): number | null => {
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(String(amount).trim());
  if (!match) return null;
  const digits = fractionDigits(currency);
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  if (fraction.length > digits) return null;
  const minor = Number(`${match[2]}${fraction.padEnd(digits, "0")}`);
  if (!Number.isSafeInteger(minor)) return null;
  return match[1] ? 0 - minor : minor;
};

export const formatMoney = (minor: number, currency: string, locale = "en"): string =>
  new Intl.NumberFormat(locale, { style: "currency", currency }).format(
    toDecimal(minor, currency) as Intl.StringNumericLiteral,
  );

/** The parts a price tag is drawn from: sign, whole and fraction, in the locale's order. */
export const moneyParts = (minor: number, currency: string, locale = "en"): Intl.NumberFormatPart[] =>
  new Intl.NumberFormat(locale, { style: "currency", currency }).formatToParts(
    toDecimal(minor, currency) as Intl.StringNumericLiteral,
  );

/** `numerator / denominator` rounded half to even, on integers. */
export const divideHalfEven = (numerator: number, denominator: number): number => {
  const n = BigInt(numerator);
  const d = BigInt(denominator);
  const negative = n < 0n !== d < 0n;
  const [absN, absD] = [n < 0n ? -n : n, d < 0n ? -d : d];
  const quotient = absN / absD;
  const twice = (absN % absD) * 2n;
  const rounded = twice > absD || (twice === absD && quotient % 2n === 1n) ? quotient + 1n : quotient;
  return Number(negative ? -rounded : rounded);
};
