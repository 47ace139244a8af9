import { env } from "@/lib/kernel/env";
import { formatMoney } from "@/lib/kernel/money";

const money = (amount: number) => formatMoney(amount, env.SHOP_CURRENCY).replace(/\.00$/, "");

/** What delivery costs, in the numbers that the checkout reckons with; null where it is always free. */
export const deliveryTerms = (): { fee: string; freeFrom: string } | null => {
  const { SHIPPING_FEE: fee, FREE_SHIPPING_FROM: from } = env;
  return fee === 0 || from === 0 ? null : { fee: money(fee), freeFrom: money(from) };
};
