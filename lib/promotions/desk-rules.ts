import "@/lib/kernel/zod-in-browsers";
import { z } from "zod";
import { fromDecimal, toDecimal } from "@/lib/kernel/money";
import type { GivenConditions } from "./rules";
import { Code, type NewPromotionCode, type PromotionCode } from "./schema";

/** The address of the table of codes; what it cannot read it passes over. */
export const DeskPromotionFilter = z.object({
  q: z.string().trim().max(64).optional().catch(undefined),
  after: z.string().max(100).optional().catch(undefined),
});

export type PromotionState = "works" | "stopped" | "scheduled" | "expired" | "used-up";

type ArgsByRule = { [C in GivenConditions[number] as C["rule"]]?: C["args"] };

/** The arguments of a code's conditions, by their rule. */
export const argsOf = (conditions: GivenConditions): ArgsByRule =>
  Object.fromEntries(conditions.map(({ rule, args }) => [rule, args])) as ArgsByRule;

/** Whether anybody could use the code now, and if not what stands in the way. */
export const stateOf = ({ active, used, conditions }: PromotionCode, now: Date): PromotionState => {
  if (!active) return "stopped";
  const { from, until } = argsOf(conditions).dates ?? {};
  if (until && now >= new Date(until)) return "expired";
  const limit = argsOf(conditions).uses?.limit;
  if (limit !== undefined && used >= limit) return "used-up";
  return from && now < new Date(from) ? "scheduled" : "works";
};

const DAY_MS = 86_400_000;
const MOST_USES = 1_000_000_000;
const MOST_MONEY = 99_999_999;

/** Days are UTC. `until` is the last day on which a code works; what is stored is the moment after it. */
const dayOf = {
  from: (moment: string): string => new Date(moment).toISOString().slice(0, 10),
  until: (moment: string): string => new Date(Date.parse(moment) - 1).toISOString().slice(0, 10),
};

/** What the form shows of a code; text, as fields hold it. */
export const fieldsOf = ({ code, benefit, conditions }: PromotionCode, currency: string) => {
  const { from, until } = argsOf(conditions).dates ?? {};
  const minimum = argsOf(conditions).minimum?.amount;
  return {
    code,
    benefit: benefit.rule,
    percent: benefit.rule === "percent" ? String(benefit.args.percent) : "",
    amount: benefit.rule === "amount" ? toDecimal(benefit.args.amount, currency) : "",
    minimum: minimum === undefined ? "" : toDecimal(minimum, currency),
    from: from ? dayOf.from(from) : "",
    until: until ? dayOf.until(until) : "",
    uses: String(argsOf(conditions).uses?.limit ?? ""),
    usesPerCustomer: String(argsOf(conditions)["uses-per-customer"]?.limit ?? ""),
    alone: argsOf(conditions).alone !== undefined,
    fromBefore: from ?? "",
    untilBefore: until ?? "",
  };
};

const whole = (most: number, message: string) =>
  z
    .string(message)
    .trim()
    .regex(/^\d{1,10}$/, message)
    .transform(Number)
    .pipe(z.int().min(1, message).max(most, message));

const money = (currency: string) => {
  const message = `Write an amount in ${currency.toUpperCase()}, such as 10.00.`;
  return z
    .string(message)
    .transform((given) => fromDecimal(given.trim().replace(",", "."), currency))
    .pipe(
      z
        .int(message)
        .min(1, "Write more than nothing.")
        .max(MOST_MONEY, "That is more than an order may cost."),
    );
};

const day = z.iso.date("Choose a day.");
const moment = z.iso.datetime({ offset: true });

const shared = (currency: string) => ({
  code: z.string().default("").pipe(Code),
  minimum: money(currency).optional(),
  from: day.optional(),
  until: day.optional(),
  /** What the code said before, so that an exact moment which no day can show is kept while its day stays. */
  fromBefore: moment.optional().catch(undefined),
  untilBefore: moment.optional().catch(undefined),
  uses: whole(MOST_USES, "Write a whole number of uses.").optional(),
  usesPerCustomer: whole(MOST_USES, "Write a whole number of uses.").optional(),
  alone: z.string().optional(),
});

type Days = { from?: string; until?: string; fromBefore?: string; untilBefore?: string };

const momentsOf = ({ from, until, fromBefore, untilBefore }: Days) => {
  const keeps = {
    from: fromBefore && dayOf.from(fromBefore) === from,
    until: untilBefore && dayOf.until(untilBefore) === until,
  };
  return {
    ...(from && { from: keeps.from ? fromBefore : `${from}T00:00:00Z` }),
    ...(until && {
      until: keeps.until ? untilBefore : new Date(Date.parse(until) + DAY_MS).toISOString(),
    }),
  };
};

/** What the office's form says of a code: money in major units of `currency`, days in UTC. */
export const promotionForm = (currency: string) =>
  z
    .discriminatedUnion(
      "benefit",
      [
        z.object({
          ...shared(currency),
          benefit: z.literal("percent"),
          percent: whole(100, "Write a whole number from 1 to 100."),
        }),
        z.object({ ...shared(currency), benefit: z.literal("amount"), amount: money(currency) }),
      ],
      "Choose what the code gives.",
    )
    .refine(({ from, until }) => !from || !until || from <= until, {
      message: "The last day comes before the first.",
      path: ["until"],
    })
    .transform((form): Omit<NewPromotionCode, "active"> => {
      const dates = momentsOf(form);
      const conditions: GivenConditions = [];
      if (dates.from || dates.until) conditions.push({ rule: "dates", args: dates });
      if (form.minimum) conditions.push({ rule: "minimum", args: { amount: form.minimum } });
      if (form.uses) conditions.push({ rule: "uses", args: { limit: form.uses } });
      if (form.usesPerCustomer) {
        conditions.push({ rule: "uses-per-customer", args: { limit: form.usesPerCustomer } });
      }
      if (form.alone) conditions.push({ rule: "alone", args: {} });
      const benefit =
        form.benefit === "percent"
          ? ({ rule: "percent", args: { percent: form.percent } } as const)
          : ({ rule: "amount", args: { amount: form.amount } } as const);
      return { code: form.code, benefit, conditions };
    });
