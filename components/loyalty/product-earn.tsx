import type { Product } from "@/lib/catalog/schema";
import { getActiveCampaigns, prepareShown } from "@/lib/loyalty/campaigns/cached";
import { earnsFor } from "@/lib/loyalty/campaigns/evaluation-rules";
import { EarnBadge } from "./earn-badge";

/** What one piece of a product earns by the campaigns in force, as a link to what they are. Static, and the same for everyone. */
export async function ProductEarn({ product: { price, currency } }: { product: Product }) {
  const campaigns = (await getActiveCampaigns()).map(prepareShown);
  const points = earnsFor({ amount: price, total: price, quantity: 1, items: 1, currency }, campaigns);
  if (points === 0) return null;
  return (
    <a href="/campaigns" className="tap self-center rounded-full hover:brightness-95">
      <EarnBadge points={points} />
    </a>
  );
}
