import { invalidParam } from "./failure";

const ZERO_DECIMAL = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf ugx vnd vuv xaf xof xpf".split(" "));

/** Smallest charge the vendor accepts, in minor units. */
const MINIMUM: Record<string, number> = {
  ...{ usd: 50, aed: 200, aud: 50, bgn: 100, brl: 50, cad: 50, chf: 50, czk: 1500, dkk: 250, eur: 50 },
  ...{ gbp: 30, hkd: 400, huf: 17500, inr: 50, jpy: 50, mxn: 1000, myr: 200, nok: 300, nzd: 50 },
  ...{ pln: 200, ron: 200, sek: 300, sgd: 50, thb: 1000, krw: 100, zar: 50, try: 50, ils: 50 },
};

const MAXIMUM = 99_999_999;

export const formatAmount = (amount: number, currency: string): string =>
  new Intl.NumberFormat("en-US", {
    style: "currency",
    currency: currency.toUpperCase(),
    ...(ZERO_DECIMAL.has(currency) ? {} : { minimumFractionDigits: 2 }),
  }).format(ZERO_DECIMAL.has(currency) ? amount : amount / 100);

/** The currency in lower case. */
export const checkedCurrency = (currency: string): string => {
  const code = currency.toLowerCase();
  if (!(code in MINIMUM))
    throw invalidParam(
      "currency",
      "parameter_unknown",
      `Invalid currency: ${code}. Stripe currently supports these currencies: ${Object.keys(MINIMUM).join(", ")}`,
    );
  return code;
};

export const checkAmount = (amount: number, currency: string): void => {
  if (amount < 1)
    throw invalidParam(
      "amount",
      "parameter_invalid_integer",
      "This value must be greater than or equal to 1.",
    );
  const minimum = MINIMUM[currency] ?? 1;
  if (amount < minimum)
    throw invalidParam(
      "amount",
      "amount_too_small",
      `Amount must be at least ${formatAmount(minimum, currency)} ${currency}`,
    );
  if (amount > MAXIMUM)
    throw invalidParam(
      "amount",
      "amount_too_large",
      `Amount must be no more than ${formatAmount(MAXIMUM, currency)}`,
    );
};
