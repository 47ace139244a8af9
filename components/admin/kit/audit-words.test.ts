import { expect, test } from "vitest";
import { auditWords } from "./audit-words";

const code = {
  code: "SPRING",
  benefit: { rule: "percent", args: { percent: 15 } },
  conditions: [
    { rule: "minimum", args: { amount: 2000 } },
    { rule: "uses-per-customer", args: { limit: 1 } },
  ],
  active: true,
};

test("the rules of a promotion code are read one by one, in words", () => {
  expect(auditWords("promotion-code.update", code, "usd")).toEqual({
    code: "SPRING",
    gives: "15% off",
    minimum: "from $20.00 of goods",
    "uses per customer": "once a customer",
    active: true,
  });
});

test("the rules of a campaign are numbered and in words", () => {
  const rules = [
    {
      variable: "$.amount",
      condition: { rule: "numeric_greater_than", value: 50 },
      action: { command: "issue", formula: "$.amount / 10" },
    },
  ];
  expect(auditWords("campaign.update", { status: "active", rules }, "usd")).toEqual({
    status: "active",
    "rule 1": "1 point for every $10 of goods, from $50 of goods",
  });
});

test.each([
  ["promotion-code.update", { code: "SPRING", benefit: { rule: "gone" } }],
  ["promotion-code.create", null],
  ["campaign.update", { status: "paused" }],
  ["product.update", { price: 100 }],
  ["nothing", "text"],
])("what holds no rules that can be read stays as it is (%s)", (action, said) => {
  expect(auditWords(action, said, "usd")).toEqual(said);
});
