import { divideHalfEven } from "@/lib/kernel/money";

/** How tax is found in what an order costs. `gross` is goods after discounts and shipping, in minor units. */
export type TaxRule = {
  code: string;
  /** The part of `gross` that is tax. */
  included(gross: number, country: string | null): number;
};

const WHOLE = 10_000;

/** One rate a country, in hundredths of a percent, included in every price; no tax where none is configured. */
export const ratePerCountry = (rates: Readonly<Record<string, number>>): TaxRule => ({
  code: "rate-per-country",
  included(gross, country) {
    const rate = country ? (rates[country] ?? 0) : 0;
    return divideHalfEven(gross * rate, WHOLE + rate);
  },
});
