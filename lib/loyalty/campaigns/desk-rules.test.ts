import { expect, test } from "vitest";
import { draftOf, faultsOf, phaseOf, readRules, rulesOf } from "./desk-rules";
import type { Campaign } from "./schema";
import type { SimulationRun } from "./simulation-rules";
import { viewSimulation } from "./simulation-view-rules";

const campaign: Campaign = {
  ...{ id: "cmp_1", client: "mercat", campaign_name: "A tenth", description: "", status: "active" },
  startsAt: "2026-12-01T00:00:00.000Z",
  endsAt: null,
  rules: [
    {
      variable: "$.total",
      condition: { rule: "numeric_less_than", value: 99.5 },
      action: { command: "issue", formula: "$.total * 2" },
    },
  ],
};

test("rows and JSON say the same, both ways", () => {
  const draft = draftOf(campaign);
  expect(draft).toMatchObject({ startsAt: "2026-12-01T00:00", endsAt: "" });
  expect(rulesOf(draft)).toEqual(campaign.rules);
  expect(readRules(JSON.stringify(campaign.rules))).toEqual({ rules: draft.rules, faults: [] });
});

test("what is typed wrong is found with its place", () => {
  const draft = draftOf(campaign);
  const [rule] = draft.rules;
  if (!rule) throw new Error("the draft has a rule");
  expect(faultsOf(rulesOf({ rules: [{ ...rule, value: "ten", formula: "1 +" }] }))).toEqual([
    { path: "0.condition.value", message: "Write a number." },
    { path: "0.action.formula", message: expect.stringMatching(/too early/), position: 3 },
  ]);
  expect(faultsOf([])).toEqual([{ path: "", message: "A campaign needs a rule." }]);
});

test("JSON with a wrong formula still makes rows, JSON of another shape does not", () => {
  const wrong = JSON.stringify(campaign.rules).replace("$.total * 2", "$.total *");
  expect(readRules(wrong)).toMatchObject({ rules: [{ formula: "$.total *" }], faults: [{ position: 9 }] });
  for (const text of [
    "[{",
    "{}",
    "[1]",
    "null",
    '[{"action":{"formula":1}}]',
    wrong.replace('"$.total *"', "7"),
  ]) {
    const read = readRules(text);
    expect(read.rules).toBeNull();
    expect(read.faults.length).toBeGreaterThan(0);
  }
});

test("an active campaign is on only within its dates", () => {
  const at = (now: string, more: Partial<Campaign> = {}) => phaseOf({ ...campaign, ...more }, now);
  expect(at("2026-11-30T00:00:00.000Z")).toBe("scheduled");
  expect(at("2026-12-01T00:00:00.000Z")).toBe("on");
  expect(at("2026-12-02T00:00:00.000Z", { endsAt: "2026-12-02T00:00:00.000Z" })).toBe("over");
  expect(at("2026-11-30T00:00:00.000Z", { status: "paused" })).toBe("paused");
});

test("a simulation is shown with the orders that earn most first, next to what is on", () => {
  const run = (points: number[]): SimulationRun => ({
    points: points.reduce((sum, n) => sum + n, 0),
    byRule: [],
    byDay: [{ day: "2026-03-01", points: points[0] ?? 0 }],
    orders: points.map((n, at) => ({
      orderId: `ord_${at}`,
      day: "2026-03-01",
      points: n,
      why: "",
      trace: [],
    })),
  });
  expect(viewSimulation({ draft: run([1, 5, 0]), active: run([2, 3, 4]), issued: 7 }, 2)).toMatchObject({
    ...{ orders: 3, rewarded: 2, draft: { points: 6, cost: 12 }, active: { points: 9, cost: 18 } },
    ...{ issued: { points: 7, cost: 14 }, days: [{ draft: 1, active: 2 }] },
    rows: [
      { orderId: "ord_1", points: 5, active: 3 },
      { orderId: "ord_0", points: 1, active: 2 },
      { orderId: "ord_2", points: 0, active: 4 },
    ],
  });
});
