/** What shipping is decided by. Money in minor units. */
export type Parcel = {
  /** What the goods cost after discounts. */
  goods: number;
  flatFee: number;
  freeFrom: number;
};

/** One way that shipping is priced: null hands the parcel on to the next rule. */
type ShippingRule = { code: string; fee(parcel: Parcel): number | null };

/** What costs nothing is sent for nothing. */
const givenAway: ShippingRule = { code: "given-away", fee: ({ goods }) => (goods === 0 ? 0 : null) };

const freeFrom: ShippingRule = {
  code: "free-from",
  fee: ({ goods, freeFrom }) => (goods >= freeFrom ? 0 : null),
};

const flat: ShippingRule = { code: "flat", fee: ({ flatFee }) => flatFee };

/** The first that answers counts. */
const SHIPPING_RULES: readonly ShippingRule[] = [givenAway, freeFrom, flat];

/** What sending costs, wherever it is shown or charged. */
export const shippingFeeOf = (parcel: Parcel): number => {
  for (const rule of SHIPPING_RULES) {
    const fee = rule.fee(parcel);
    if (fee !== null) return fee;
  }
  throw new Error("no shipping rule answers");
};
