import type { FormState } from "@/lib/accounts/form-rules";
import type { Details } from "./place-order";
import type { UsablePoints } from "./points-field-client";

/** What the form begins with. */
export type KnownDetails = {
  email: string;
  address: Partial<Details["shippingAddress"]>;
  promotionCode: string;
  /** Null for guests and whoever has none. */
  points: UsablePoints | null;
};

const ADDRESS = /^shippingAddress\.(.+)$/;

/** What was typed in a form that a browser without script had sent in vain stands over what was known. */
export const withTyped = (known: KnownDetails, answered: FormState | undefined): KnownDetails => {
  if (!answered) return known;
  const { values } = answered;
  const address = Object.entries(values).flatMap(([name, value]) => {
    const field = ADDRESS.exec(name)?.[1];
    return field ? [[field, value]] : [];
  });
  const asked = Number(values.pointsToRedeem);
  return {
    ...known,
    email: values.email ?? known.email,
    promotionCode: values.promotionCode ?? known.promotionCode,
    address: { ...known.address, ...Object.fromEntries(address) },
    points: known.points && { ...known.points, asked: Number.isSafeInteger(asked) ? asked : 0 },
  };
};
