import { formatMoney } from "@/lib/kernel/money";

/** What shipping is decided by. Money in minor units. */
export type Parcel = {
  /** What the goods cost after discounts. */
  goods: number;
  flatFee: number;
  freeFrom: number;
};

/** One way that shipping is priced: null hands the parcel on to the next rule. */
type ShippingRule = {
  code: string;
  fee(parcel: Parcel): number | null;
  explain(parcel: Parcel, currency: string): string;
};

const givenAway: ShippingRule = {
  code: "given-away",
  fee: ({ goods }) => (goods === 0 ? 0 : null),
  explain: () => "What costs nothing is sent for nothing.",
};

const freeFrom: ShippingRule = {
  code: "free-from",
  fee: ({ goods, freeFrom }) => (goods >= freeFrom ? 0 : null),
  explain: ({ freeFrom }, currency) => `Free from ${formatMoney(freeFrom, currency)} on.`,
};

const flat: ShippingRule = {
  code: "flat",
  fee: ({ flatFee }) => flatFee,
  explain: ({ flatFee }, currency) => `${formatMoney(flatFee, currency)} a parcel.`,
};

/** The first that answers counts. */
export const SHIPPING_RULES: readonly ShippingRule[] = [givenAway, freeFrom, flat];

/** What sending costs, and why in words. */
export const priceShipping = (parcel: Parcel, currency: string): { fee: number; why: string } => {
  for (const rule of SHIPPING_RULES) {
    const fee = rule.fee(parcel);
    if (fee !== null) return { fee, why: rule.explain(parcel, currency) };
  }
  throw new Error("no shipping rule answers");
};
