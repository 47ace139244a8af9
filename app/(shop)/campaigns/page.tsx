import type { Metadata } from "next";
import { CampaignCard } from "@/components/loyalty/campaign-card";
import { EarnExamples } from "@/components/loyalty/earn-examples";
import { Main } from "@/components/shell/main";
import { pageMetadata } from "@/components/shell/metadata";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { env } from "@/lib/kernel/env";
import { formatMoney } from "@/lib/kernel/money";
import { getActiveCampaigns } from "@/lib/loyalty/campaigns/cached";

export const metadata: Metadata = pageMetadata({
  title: "Earn points",
  description: "How every order at the market earns points, and what is on right now.",
  path: "/campaigns",
});

export default async function CampaignsPage() {
  const campaigns = await getActiveCampaigns();
  const worth = formatMoney(100 * env.POINT_VALUE, env.SHOP_CURRENCY);
  return (
    <Main>
      <h1 className="text-3xl font-bold sm:text-5xl">Earn points</h1>
      <p className="mt-2 max-w-xl text-ink-soft sm:text-lg">
        Members earn points with what they buy. At the checkout, 100 points take {worth} off.
      </p>
      {campaigns.length === 0 ? (
        <EmptyState
          art="/art/1fa99"
          title="Nothing is on right now"
          text="The points that you have stay yours. Come back soon: the next campaign will stand here."
          action={<ButtonLink href="/">Back to the market</ButtonLink>}
        />
      ) : (
        <ul className="mt-6 grid items-start gap-4 sm:grid-cols-2 lg:gap-6 xl:grid-cols-3">
          {campaigns.map((campaign, index) => (
            <CampaignCard key={campaign.id} campaign={campaign} index={index} currency={env.SHOP_CURRENCY} />
          ))}
          <EarnExamples campaigns={campaigns} currency={env.SHOP_CURRENCY} />
        </ul>
      )}
      <div className="mt-8 flex flex-wrap gap-3">
        <ButtonLink href="/account/points">See your points</ButtonLink>
        <ButtonLink href="/sign-up" variant="secondary">
          Become a member
        </ButtonLink>
      </div>
    </Main>
  );
}
