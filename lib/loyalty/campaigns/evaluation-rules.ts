import { fractionDigits, toDecimal } from "@/lib/kernel/money";
import { evaluateFormula, type Formula, isSum, parseFormula, showFormula } from "./formula-rules";
import type { Variable } from "./pieces-rules";
import {
  add,
  compare,
  parseRational,
  type Rational,
  rational,
  roundHalfEven,
  toText,
  ZERO,
} from "./rational-rules";
import { COMPARISONS, DEFAULT_CLIENT, isForClient, MAX_ORDER_POINTS } from "./rules";
import type { CampaignRule, CampaignRules } from "./schema";
import { shareOut } from "./share-rules";

/** What the rules can speak of. Money in minor units: `amount` is goods after discounts, `total` is what was paid. */
export type OrderFacts = {
  client: string;
  amount: number;
  total: number;
  quantity: number;
  items: number;
  currency: string;
};

/** A campaign with the version that counted, ready to be applied. */
export type PreparedCampaign = {
  id: string;
  name: string;
  client: string;
  version: number;
  rules: { rule: CampaignRule; formula: Formula; value: Rational }[];
};

/** What became of one rule. */
export type RuleTrace = {
  campaignId: string;
  campaignName: string;
  version: number;
  /** Its place in the campaign, from 0. */
  rule: number;
  matched: boolean;
  /** In words. */
  why: string;
  /** The formula with the order's values: `1700 / 10`; empty when it did not match. */
  arithmetic: string;
  /** What the formula came to, as a decimal text; what does not count is `0`. */
  value: string;
  /** Its part of the order's points, in whole points; the parts add up. */
  points: number;
};

export type Evaluation = {
  points: number;
  /** The sum in numbers, as `1700 / 10`; empty when no rule came to anything. */
  sum: string;
  why: string;
  trace: RuleTrace[];
};

export const prepareCampaign = (campaign: {
  id: string;
  name: string;
  client: string;
  version: number;
  rules: CampaignRules;
}): PreparedCampaign => ({
  ...campaign,
  rules: campaign.rules.map((rule) => {
    const parsed = parseFormula(rule.action.formula);
    const value = parseRational(String(rule.condition.value));
    if (!parsed.ok || !value) throw new Error(`campaign ${campaign.id} holds a rule that was never valid`);
    return { rule, formula: parsed.value, value };
  }),
});

type Measures = { values: Record<Variable, Rational>; texts: Record<Variable, string> };

const moneyText = (minor: number, currency: string): string =>
  toDecimal(minor, currency).replace(/\.0+$/, "");

const measure = ({ amount, total, quantity, items, currency }: OrderFacts): Measures => {
  const unit = 10n ** BigInt(fractionDigits(currency));
  return {
    values: {
      "$.amount": rational(BigInt(amount), unit),
      "$.total": rational(BigInt(total), unit),
      "$.quantity": rational(BigInt(quantity)),
      "$.items": rational(BigInt(items)),
    },
    texts: {
      "$.amount": moneyText(amount, currency),
      "$.total": moneyText(total, currency),
      "$.quantity": String(quantity),
      "$.items": String(items),
    },
  };
};

const HOLDS: Record<CampaignRule["condition"]["rule"], (order: number) => boolean> = {
  numeric_greater_than: (order) => order >= 0,
  numeric_less_than: (order) => order <= 0,
  numeric_equals: (order) => order === 0,
};

type Applied = { trace: Omit<RuleTrace, "points">; value: Rational; formula: Formula };

type Subject = { campaign: PreparedCampaign; at: number };

const applyRule = ({ campaign, at }: Subject, facts: OrderFacts, measures: Measures): Applied | null => {
  const prepared = campaign.rules[at];
  if (!prepared) return null;
  const { rule, formula, value: bound } = prepared;
  const { values, texts } = measures;
  const about = { campaignId: campaign.id, campaignName: campaign.name, version: campaign.version, rule: at };
  const result = (matched: boolean, why: string, arithmetic = "", value: Rational = ZERO): Applied => ({
    trace: { ...about, matched, why, arithmetic, value: toText(value) },
    value,
    formula,
  });
  if (!isForClient(campaign, facts.client)) {
    return result(false, `The campaign is for ${campaign.client}; this order came from ${facts.client}.`);
  }
  const { condition, variable } = rule;
  const wanted = `${COMPARISONS[condition.rule]} ${toText(bound)}`;
  if (!HOLDS[condition.rule](compare(values[variable], bound))) {
    return result(false, `${variable} is ${texts[variable]}; the rule asks that it ${wanted}.`);
  }
  const why = `${variable} is ${texts[variable]}, and the rule asks that it ${wanted}.`;
  const arithmetic = showFormula(formula, (name) => texts[name]);
  const worked = evaluateFormula(formula, values);
  if (worked.ok) return result(true, why, arithmetic, worked.value);
  return result(
    true,
    `${why} Its formula divides by zero for this order, which counts as 0 points.`,
    arithmetic,
  );
};

const sumInNumbers = (applied: readonly Applied[]): string => {
  const counted = applied.filter(({ trace, value }) => trace.matched && value.n !== 0n);
  return counted
    .map(({ trace, formula }) =>
      counted.length > 1 && isSum(formula) ? `(${trace.arithmetic})` : trace.arithmetic,
    )
    .join(" + ");
};

const reason = (applied: readonly Applied[], exact: Rational, points: number): string => {
  if (applied.length === 0) return "No campaign was in force.";
  if (!applied.some(({ trace }) => trace.matched)) return "No rule matched.";
  if (exact.n < 0n) return `The rules came to ${toText(exact)}; points are never taken this way.`;
  if (points === 0) return `The rules came to ${toText(exact)}, which is less than a point.`;
  if (points === MAX_ORDER_POINTS && roundHalfEven(exact) > BigInt(points)) {
    return `The rules came to ${toText(exact)}; an order earns at most ${points.toLocaleString("en")}.`;
  }
  if (exact.d === 1n) return "";
  return exact.d === 2n ? `${toText(exact)}: halves go to the even number.` : `${toText(exact)}, rounded.`;
};

const pointsOf = (exact: Rational): number => {
  const rounded = roundHalfEven(exact);
  if (rounded <= 0n) return 0;
  return rounded > BigInt(MAX_ORDER_POINTS) ? MAX_ORDER_POINTS : Number(rounded);
};

/**
 * What these campaigns make of an order: all matching rules added up exactly and rounded once, halves to the even number;
 * never below zero. Says of every rule whether it matched, and why.
 */
export const evaluate = (facts: OrderFacts, campaigns: readonly PreparedCampaign[]): Evaluation => {
  const measures = measure(facts);
  const applied = campaigns.flatMap((campaign) =>
    campaign.rules.flatMap((_, at) => applyRule({ campaign, at }, facts, measures) ?? []),
  );
  const exact = applied.reduce((sum, { value }) => add(sum, value), ZERO);
  const points = pointsOf(exact);
  const parts = shareOut(
    points,
    applied.map(({ value }) => value),
  );
  return {
    points,
    sum: sumInNumbers(applied),
    why: reason(applied, exact, points),
    trace: applied.map(({ trace }, at) => ({ ...trace, points: parts[at] ?? 0 })),
  };
};

/** What someone earns who checks out with exactly this in the cart; 0 when no rule would match. */
export const earnsFor = (cart: Omit<OrderFacts, "client">, campaigns: readonly PreparedCampaign[]): number =>
  evaluate({ ...cart, client: DEFAULT_CLIENT }, campaigns).points;

/** Why an order earns nothing for want of an account. */
const NOBODYS = {
  guest:
    "Bought without an account. Points are for members; none follow when the order is given to an account later.",
  closed: "The account was closed before the order was judged.",
} as const;
export type Nobody = keyof typeof NOBODYS;

/** An order's points for whoever bought it: all that was calculated for a member, nothing for a guest. */
export const pointsFor = (accountId: string | null, { points }: Evaluation): number =>
  accountId === null ? 0 : points;

export const whyFor = (accountId: string | null, { why }: Evaluation, nobody: Nobody = "guest"): string =>
  accountId === null ? [NOBODYS[nobody], why].filter(Boolean).join(" ") : why;
