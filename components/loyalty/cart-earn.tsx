import type { CartItem } from "@/lib/cart/schema";
import { earnsFor, prepareCampaign } from "@/lib/loyalty/campaigns/evaluation-rules";
import type { Campaign } from "@/lib/loyalty/campaigns/schema";
import { EarnBadge } from "./earn-badge";

export type CartRewards = {
  campaigns: Campaign[];
  /** Guests earn nothing, and read what an account would. */
  isMember: boolean;
};

type CartEarnProps = {
  rewards: CartRewards;
  items: CartItem[];
  /** Minor units: the goods, and with shipping. */
  subtotal: number;
  total: number;
  currency: string;
};

/** What this cart would earn by the campaigns in force; follows the cart as it changes. */
export function CartEarn({ rewards, items, subtotal, total, currency }: CartEarnProps) {
  const campaigns = rewards.campaigns.map(({ id, client, rules, campaign_name: name }) =>
    prepareCampaign({ id, name, client, rules, version: 0 }),
  );
  const quantity = items.reduce((sum, item) => sum + item.quantity, 0);
  const cart = { amount: subtotal, total, quantity, items: items.length, currency };
  const points = earnsFor(cart, campaigns);
  if (points === 0) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-soft">
      <EarnBadge points={points} />
      {rewards.isMember ? (
        "with this order"
      ) : (
        <span>
          <a href="/sign-in?next=/cart" className="font-semibold text-action hover:underline">
            Sign in
          </a>{" "}
          first: points are for members
        </span>
      )}
    </p>
  );
}
