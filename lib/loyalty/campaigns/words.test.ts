import { expect, test } from "vitest";
import type { CampaignRule } from "./schema";
import { ruleWords } from "./words-rules";

const rule = (
  formula: string,
  variable: CampaignRule["variable"] = "$.amount",
  value = 0,
  comparison: CampaignRule["condition"]["rule"] = "numeric_greater_than",
): CampaignRule => ({
  variable,
  condition: { rule: comparison, value },
  action: { command: "issue", formula },
});

test.each([
  [rule("$.amount/10"), "1 point for every $10 of goods"],
  [rule("$.amount / 2.5", "$.amount", 100), "1 point for every $2.50 of goods, from $100 of goods"],
  [rule("2 * $.total"), "2 points for every $1 that you pay"],
  [rule("$.quantity", "$.quantity", 1), "1 point for every piece"],
  [rule("$.items*5", "$.items", 3), "5 points for every different product, from 3 different products"],
  [rule("1", "$.quantity", 1, "numeric_equals"), "1 point, with exactly 1 piece"],
  [rule("50", "$.total", 20.5, "numeric_less_than"), "50 points, up to a total of $20.50"],
  [rule("($.amount - 5) / 2 + $.items"), "(goods − 5) / 2 + products points"],
])("%o reads %s", (given, words) => {
  expect(ruleWords(given, "usd")).toBe(words);
});
