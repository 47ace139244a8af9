import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate, type OrderFacts, prepareCampaign } from "./evaluation-rules";
import { add, parseRational, type Rational, rational, roundHalfEven, toText, ZERO } from "./rational-rules";
import { isInForce, MAX_ORDER_POINTS } from "./rules";
import type { CampaignRule } from "./schema";
import { shareOut } from "./share-rules";

const ruleOf = (
  formula: string,
  condition: Partial<CampaignRule["condition"]> = {},
  variable: CampaignRule["variable"] = "$.amount",
): CampaignRule => ({
  variable,
  condition: { rule: "numeric_greater_than", value: 0, ...condition },
  action: { command: "issue", formula },
});

const campaignOf = (rules: CampaignRule[], client = "mercat", id = "cmp_1") =>
  prepareCampaign({ id, name: `Campaign ${id}`, client, version: 1, rules });

const order = (amount: number, more: Partial<OrderFacts> = {}): OrderFacts => ({
  ...{ client: "mercat", amount, total: amount, quantity: 1, items: 1, currency: "usd" },
  ...more,
});

describe("points of an order", () => {
  test.each([
    [170_000, 170],
    [10_500, 10],
    [11_500, 12],
    [12_500, 12],
    [500, 0],
    [501, 1],
    [1500, 2],
    [0, 0],
    [99, 0],
  ])("of %i cents under $.amount/10 are %i", (amount, points) => {
    expect(evaluate(order(amount), [campaignOf([ruleOf("$.amount/10")])]).points).toBe(points);
  });

  test("are rounded once, over all rules of all campaigns", () => {
    const halves = campaignOf([ruleOf("0.5"), ruleOf("0.5")]);
    const third = campaignOf([ruleOf("0.5")], "*", "cmp_2");
    expect(evaluate(order(100), [halves]).points).toBe(1);
    expect(evaluate(order(100), [halves, third]).points).toBe(2);
    expect(evaluate(order(100), [campaignOf([ruleOf("1/3"), ruleOf("1/3"), ruleOf("1/3")])]).points).toBe(1);
  });

  test("count what each variable says", () => {
    const facts = order(2000, { total: 2495, quantity: 5, items: 2 });
    const sum = campaignOf([ruleOf("$.total * 100 - $.amount * 100 + $.quantity * 10 + $.items")]);
    expect(evaluate(facts, [sum]).points).toBe(495 + 50 + 2);
    expect(evaluate(order(2000, { currency: "jpy" }), [campaignOf([ruleOf("$.amount/10")])]).points).toBe(
      200,
    );
  });

  test("are nothing for a sum of zero or less, and have a highest", () => {
    expect(evaluate(order(100), [campaignOf([ruleOf("-5")])])).toMatchObject({
      points: 0,
      why: /came to -5/,
    });
    expect(evaluate(order(100), [campaignOf([ruleOf("5"), ruleOf("-5")])]).points).toBe(0);
    const flood = evaluate(order(100), [campaignOf([ruleOf("3000000"), ruleOf("1000000")])]);
    expect(flood.points).toBe(MAX_ORDER_POINTS);
    expect(flood.trace.map(({ points }) => points)).toEqual([750_000, 250_000]);
  });
});

describe("the trace", () => {
  test("says of each rule whether it matched, and why", () => {
    const rules = [
      ruleOf("$.amount/10", { value: 100 }),
      ruleOf("50", { rule: "numeric_greater_than", value: 2000 }),
      ruleOf("5", { rule: "numeric_less_than", value: 1700 }),
      ruleOf("5", { rule: "numeric_equals", value: 3 }, "$.quantity"),
      ruleOf("$.amount/($.items-1)"),
    ];
    const { points, sum, trace } = evaluate(order(170_000), [campaignOf(rules)]);
    expect(points).toBe(175);
    expect(sum).toBe("1700 / 10 + 5");
    expect(trace.map(({ matched, points: part }) => [matched, part])).toEqual([
      [true, 170],
      [false, 0],
      [true, 5],
      [false, 0],
      [true, 0],
    ]);
    expect(trace.map(({ why }) => why)).toEqual([
      "$.amount is 1700, and the rule asks that it is at least 100.",
      "$.amount is 1700; the rule asks that it is at least 2000.",
      "$.amount is 1700, and the rule asks that it is at most 1700.",
      "$.quantity is 1; the rule asks that it is exactly 3.",
      "$.amount is 1700, and the rule asks that it is at least 0. Its formula divides by zero for this order, which counts as 0 points.",
    ]);
  });

  test("names the client a campaign is for; one for * takes every order", () => {
    const quick = campaignOf([ruleOf("1")], "UnicornStore");
    const all = campaignOf([ruleOf("2")], "*", "cmp_2");
    const shop = evaluate(order(100), [quick, all]);
    expect(shop.points).toBe(2);
    expect(shop.trace[0]).toMatchObject({
      matched: false,
      why: "The campaign is for UnicornStore; this order came from mercat.",
    });
    expect(evaluate(order(100, { client: "UnicornStore" }), [quick, all]).points).toBe(3);
  });

  test("compares values as decimals, not as floats", () => {
    const cents = (value: number) =>
      evaluate(order(30), [campaignOf([ruleOf("1", { rule: "numeric_equals", value })])]);
    expect(cents(0.3).points).toBe(1);
    expect(cents(0.1 + 0.2).points).toBe(0);
  });
});

test("a campaign is in force while it is active, from its beginning to just before its end", () => {
  const [before, start, end] = [new Date(1000), new Date(2000), new Date(3000)];
  const campaign = { status: "active" as const, startsAt: start, endsAt: end };
  expect([before, start, new Date(2999), end].map((at) => isInForce(campaign, at))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(isInForce({ ...campaign, status: "paused" }, start)).toBe(false);
  expect(isInForce({ ...campaign, startsAt: null, endsAt: null }, before)).toBe(true);
});

const fraction = fc
  .tuple(fc.integer({ min: -9999, max: 9999 }), fc.integer({ min: 1, max: 97 }))
  .map(([n, d]) => rational(BigInt(n), BigInt(d)));

const isNear = (part: number, value: Rational): boolean => {
  const gap = add(rational(BigInt(part)), { n: -value.n, d: value.d });
  return (gap.n < 0n ? -gap.n : gap.n) <= gap.d;
};

test("the parts of a rounded sum add up to it, each at most one off its own value", () => {
  fc.assert(
    fc.property(fc.array(fraction, { maxLength: 8 }), (values) => {
      const whole = Number(roundHalfEven(values.reduce(add, ZERO)));
      const parts = shareOut(whole, values);
      const sum = parts.reduce((total, part) => total + part, 0);
      return whole === 0 || (sum === whole && parts.every((part, at) => isNear(part, values[at] ?? ZERO)));
    }),
  );
});

test("halves are rounded to the even neighbour, on both sides of zero", () => {
  const rounded = (text: string) => Number(roundHalfEven(parseRational(text) ?? ZERO));
  expect(["0.5", "1.5", "2.5", "-0.5", "-1.5", "-2.5", "2.4999", "2.5001"].map(rounded)).toEqual([
    0, 2, 2, 0, -2, -2, 2, 3,
  ]);
  expect([rational(1n, 3n), rational(-1n, 3n), rational(200_001n, 100n)].map(toText)).toEqual([
    "0.3333",
    "-0.3333",
    "2000.01",
  ]);
});
