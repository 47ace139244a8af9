import { tintBackground } from "@/components/catalog/tint";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { cx } from "@/components/ui/class-names";
import { Picture } from "@/components/ui/picture";
import { TINTS } from "@/lib/catalog/rules";
import { ANY_CLIENT, DEFAULT_CLIENT, PURCHASE_CLIENT } from "@/lib/loyalty/campaigns/rules";
import type { Campaign } from "@/lib/loyalty/campaigns/schema";
import { ruleWords } from "@/lib/loyalty/campaigns/words-rules";

const ART = ["/art/1fa99", "/art/1f31f", "/art/1f381", "/art/2728", "/art/1f3af", "/art/1f389"];

const dayText = (at: string): string =>
  new Intl.DateTimeFormat("en", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(
    // The end itself is outside, so that midnight belongs to the day before.
    new Date(Date.parse(at) - 1),
  );

const forWhom = (client: string): string => {
  if (client === ANY_CLIENT) return "Every order";
  if (client === PURCHASE_CLIENT) return "Quick buys from the wallet";
  return client === DEFAULT_CLIENT ? "Orders at the checkout" : `Orders of ${client}`;
};

type CampaignCardProps = { campaign: Campaign; index: number; currency: string };

/** One campaign for shoppers: what it gives, for what, and until when. */
export function CampaignCard({ campaign, index, currency }: CampaignCardProps) {
  const tint = TINTS[(index + 1) % TINTS.length] ?? "butter";
  return (
    <Card as="li" pad="none" className="lifts flex flex-col">
      <span className={cx("flex h-36 items-center justify-center", tintBackground[tint])}>
        <Picture stem={ART[index % ART.length] ?? "/art/1fa99"} alt="" sizes="96px" className="w-24" />
      </span>
      <div className="flex grow flex-col gap-3 p-5">
        <p className="flex flex-wrap gap-2">
          <Badge>{forWhom(campaign.client)}</Badge>
          {campaign.endsAt && <Badge tone="count">Until {dayText(campaign.endsAt)}</Badge>}
        </p>
        <h2 className="text-2xl leading-tight font-bold wrap-anywhere hyphens-auto">
          {campaign.campaign_name}
        </h2>
        {campaign.description && (
          <p className="wrap-anywhere whitespace-pre-line text-ink-soft">{campaign.description}</p>
        )}
        <ul className="mt-auto flex flex-col gap-1 border-t border-line pt-3">
          {[...new Set(campaign.rules.map((rule) => ruleWords(rule, currency)))].map((words) => (
            <li key={words} className="font-semibold wrap-anywhere">
              {words}
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
