import { CampaignRules } from "@/lib/loyalty/campaigns/schema";
import { numberedRules } from "@/lib/loyalty/campaigns/words-rules";
import { Benefits, Conditions, explainByRule } from "@/lib/promotions/rules";

type Said = Record<string, unknown>;

/** A promotion code with each of its rules in words, under a name of its own. */
const promotionWords = ({ benefit, conditions, ...rest }: Said, currency: string): Said | null => {
  const [gives, asks] = [Benefits.safeParse(benefit), Conditions.safeParse(conditions ?? [])];
  if (!gives.success || !asks.success) return null;
  const rules = explainByRule({ benefit: gives.data, conditions: asks.data }, currency);
  const named = Object.entries(rules).map(([rule, words]) => [rule.replaceAll("-", " "), words]);
  return { ...rest, ...Object.fromEntries(named) };
};

const campaignWords = ({ rules, ...rest }: Said, currency: string): Said | null => {
  const read = CampaignRules.safeParse(rules);
  return read.success ? { ...rest, ...numberedRules(read.data, currency) } : null;
};

const READERS: Record<string, (said: Said, currency: string) => Said | null> = {
  "promotion-code": promotionWords,
  campaign: campaignWords,
};

const isSaid = (value: unknown): value is Said =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What an audit entry holds before or after its action, with rules as people read them; the rest as it is. */
export const auditWords = (action: string, said: unknown, currency: string): unknown => {
  const read = READERS[action.slice(0, action.indexOf("."))];
  return (isSaid(said) && read?.(said, currency)) || said;
};
