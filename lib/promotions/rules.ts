import { z } from "zod";
import { divideHalfEven, formatMoney } from "@/lib/kernel/money";

/** What a code is judged on. Money in minor units. */
export type Situation = {
  /** Sum of the lines. */
  goods: number;
  currency: string;
  now: Date;
  /** Uses of the code so far, by everybody and by this customer. */
  used: number;
  usedByCustomer: number;
  /** What else makes this order cheaper. */
  otherDiscounts: number;
};

/** A condition of a code: says what it asks for, and why it is not met, in words for the shopper. */
type Condition<A extends z.ZodType> = {
  code: string;
  args: A;
  /** Null when it is met. */
  check(args: z.output<A>, situation: Situation): string | null;
  explain(args: z.output<A>, currency: string): string;
};

/** What a code gives: never more than the goods cost. */
type Benefit<A extends z.ZodType> = {
  code: string;
  args: A;
  discount(args: z.output<A>, goods: number): number;
  explain(args: z.output<A>, currency: string): string;
};

const condition = <const C extends string, A extends z.ZodType>(rule: Condition<A> & { code: C }) => rule;
const benefit = <const C extends string, A extends z.ZodType>(rule: Benefit<A> & { code: C }) => rule;

const moment = z.iso.datetime({ offset: true });
const money = z.int().min(1).max(99_999_999);
const count = z.int().min(1).max(1_000_000_000);

const day = (time: string): string =>
  new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" }).format(new Date(time));

/** The end is the first moment that is too late: at midnight the day before is the last. */
const lastDay = (until: string): string => day(new Date(Date.parse(until) - 1).toISOString());

const dates = condition({
  code: "dates",
  args: z
    .strictObject({ from: moment.optional(), until: moment.optional() })
    .refine(({ from, until }) => from !== undefined || until !== undefined, "Give a beginning or an end.")
    .refine(({ from, until }) => !from || !until || new Date(from) < new Date(until), {
      message: "The end must come after the beginning.",
      path: ["until"],
    }),
  check({ from, until }, { now }) {
    if (from && now < new Date(from)) return `This promotion code begins on ${day(from)}.`;
    if (until && now >= new Date(until)) return "This promotion code has expired.";
    return null;
  },
  explain: ({ from, until }) =>
    [from && `from ${day(from)}`, until && `through ${lastDay(until)}`].filter(Boolean).join(" "),
});

const minimum = condition({
  code: "minimum",
  args: z.strictObject({ amount: money }),
  check({ amount }, { goods, currency }) {
    if (goods >= amount) return null;
    const [least, missing] = [formatMoney(amount, currency), formatMoney(amount - goods, currency)];
    return `This promotion code needs goods for ${least}; ${missing} is missing.`;
  },
  explain: ({ amount }, currency) => `from ${formatMoney(amount, currency)} of goods`,
});

const uses = condition({
  code: "uses",
  args: z.strictObject({ limit: count }),
  check: ({ limit }, { used }) =>
    used < limit ? null : "This promotion code has been used as often as it can be.",
  explain: ({ limit }) => (limit === 1 ? "once in all" : `${limit} times in all`),
});

const usesPerCustomer = condition({
  code: "uses-per-customer",
  args: z.strictObject({ limit: count }),
  check: ({ limit }, { usedByCustomer }) =>
    usedByCustomer < limit ? null : "You have used this promotion code as often as you can.",
  explain: ({ limit }) => (limit === 1 ? "once a customer" : `${limit} times a customer`),
});

const alone = condition({
  code: "alone",
  args: z.strictObject({}),
  check: (_, { otherDiscounts }) =>
    otherDiscounts === 0 ? null : "This promotion code cannot be combined with another discount.",
  explain: () => "not together with another discount",
});

const percent = benefit({
  code: "percent",
  args: z.strictObject({ percent: z.int().min(1).max(100) }),
  discount: ({ percent }, goods) => divideHalfEven(goods * percent, 100),
  explain: ({ percent }) => `${percent}% off`,
});

const amount = benefit({
  code: "amount",
  args: z.strictObject({ amount: money }),
  discount: ({ amount }, goods) => Math.min(amount, goods),
  explain: ({ amount }, currency) => `${formatMoney(amount, currency)} off`,
});

const CONDITIONS = { dates, minimum, uses, "uses-per-customer": usesPerCustomer, alone } as const;
const BENEFITS = { percent, amount } as const;

const named = <C extends string, A extends z.ZodType>({ code, args }: { code: C; args: A }) =>
  z.strictObject({ rule: z.literal(code), args });

export const Benefits = z.discriminatedUnion("rule", [named(percent), named(amount)]);
export type GivenBenefit = z.output<typeof Benefits>;

export const Conditions = z
  .array(
    z.discriminatedUnion("rule", [
      named(dates),
      named(minimum),
      named(uses),
      named(usesPerCustomer),
      named(alone),
    ]),
  )
  .max(10)
  .refine((list) => new Set(list.map(({ rule }) => rule)).size === list.length, "Name each condition once.");
export type GivenConditions = z.output<typeof Conditions>;

type AnyCondition = Condition<z.ZodType>;
type AnyBenefit = Benefit<z.ZodType>;

export type Promotion = { code: string; benefit: GivenBenefit; conditions: GivenConditions };

/** The first condition that is not met, in words; null when the code may be used. */
export const refusalOf = ({ conditions }: Promotion, situation: Situation): string | null => {
  for (const { rule, args } of conditions) {
    const refusal = (CONDITIONS[rule] as AnyCondition).check(args, situation);
    if (refusal) return refusal;
  }
  return null;
};

/** What the code takes off these goods; minor units, never negative and never more than the goods cost. */
export const discountOf = ({ benefit: { rule, args } }: Promotion, goods: number): number =>
  (BENEFITS[rule] as AnyBenefit).discount(args, goods);

/** What the code gives, then what it asks for. */
export const explain = (promotion: Promotion, currency: string): string[] =>
  Object.values(explainByRule(promotion, currency));

/** The same, each under what is explained: `gives`, or the rule of a condition. */
export const explainByRule = (
  { benefit, conditions }: Pick<Promotion, "benefit" | "conditions">,
  currency: string,
): Record<string, string> => ({
  gives: (BENEFITS[benefit.rule] as AnyBenefit).explain(benefit.args, currency),
  ...Object.fromEntries(
    conditions.map(({ rule, args }) => [rule, (CONDITIONS[rule] as AnyCondition).explain(args, currency)]),
  ),
});
