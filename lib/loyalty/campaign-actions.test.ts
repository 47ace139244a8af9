import { beforeAll, expect, test } from "vitest";
import { useDatabase } from "@/testing/database";
import { askAs, formOf } from "@/testing/desk";
import { signIn } from "@/testing/session";
import {
  deleteCampaignAction,
  saveCampaignAction,
  simulateAction,
  stepCampaignAction,
} from "./campaign-actions";
import { findCampaignRow } from "./campaigns/queries";

const db = useDatabase();
let admin: Record<string, string> = {};
let shopper: Record<string, string> = {};

beforeAll(async () => {
  admin = (await signIn(db(), "admin")).headers;
  shopper = (await signIn(db())).headers;
});

const rule = (formula = "$.amount / 10") => ({
  variable: "$.amount",
  condition: { rule: "numeric_greater_than", value: 0 },
  action: { command: "issue", formula },
});
const fields = (more: Record<string, string> = {}) =>
  formOf({
    ...{
      campaign_name: "A tenth",
      client: "mercat",
      description: "",
      startsAt: "2026-12-01T08:30",
      endsAt: "",
    },
    ...{ rules: JSON.stringify([rule()]), ...more },
  });

const draft = async (): Promise<string> => {
  askAs(admin);
  const saved = await saveCampaignAction(null, fields());
  if (!saved.ok) throw new Error(saved.problem.detail);
  return saved.value.id;
};

test("the office makes a draft, changes it, starts it and deletes it", async () => {
  const id = await draft();
  expect(await findCampaignRow(db(), id)).toMatchObject({
    ...{
      status: "draft",
      name: "A tenth",
      startsAt: new Date("2026-12-01T08:30:00Z"),
      endsAt: null,
      version: 1,
    },
  });
  const changed = await saveCampaignAction(
    null,
    fields({ id, version: "1", campaign_name: "Ten", startsAt: "" }),
  );
  expect(changed).toEqual({ ok: true, value: { id, version: 2 } });
  expect(await stepCampaignAction(null, formOf({ id, to: "paused" }))).toMatchObject({
    problem: { slug: "illegal-transition" },
  });
  expect(await stepCampaignAction(null, formOf({ id, to: "active" }))).toMatchObject({ ok: true });
  expect(await findCampaignRow(db(), id)).toMatchObject({ status: "active", name: "Ten", startsAt: null });
  expect(await deleteCampaignAction(null, formOf({ id }))).toMatchObject({ ok: true });
  expect(await findCampaignRow(db(), id)).toBeNull();
});

test("nobody overwrites a version that they have not seen", async () => {
  const id = await draft();
  expect(await saveCampaignAction(null, fields({ id, version: "1", client: "*" }))).toMatchObject({
    ok: true,
  });
  const late = await saveCampaignAction(null, fields({ id, version: "1", client: "UnicornStore" }));
  expect(late).toMatchObject({ ok: false, problem: { slug: "precondition-failed" } });
  expect(await findCampaignRow(db(), id)).toMatchObject({ client: "*" });
});

test("what is wrong comes back by field, formulas with their position", async () => {
  askAs(admin);
  const wrong = fields({ campaign_name: "", rules: JSON.stringify([rule("1 + os")]) });
  expect(await saveCampaignAction(null, wrong)).toMatchObject({
    ok: false,
    problem: {
      errors: expect.arrayContaining([
        { path: "campaign_name", message: "Fill this in." },
        { path: "rules.0.action.formula", message: expect.any(String), position: 4 },
      ]),
    },
  });
  expect(await saveCampaignAction(null, fields({ rules: "[{" }))).toMatchObject({ ok: false });
});

test("rules are tried without being saved, and by nobody but the office", async () => {
  const input = { rules: [rule()], client: "*", from: "2026-03-01", to: "2026-03-02" };
  askAs(admin);
  expect(await simulateAction(input)).toMatchObject({
    ok: true,
    value: { orders: 0, draft: { points: 0 }, days: [{ day: "2026-03-01" }, { day: "2026-03-02" }] },
  });
  expect(await simulateAction({ ...input, from: "2026-04-01" })).toMatchObject({ ok: false });
  askAs(shopper);
  expect(await simulateAction(input)).toMatchObject({ ok: false, problem: { slug: "forbidden" } });
  expect(await saveCampaignAction(null, fields())).toMatchObject({
    ok: false,
    problem: { slug: "forbidden" },
  });
  askAs();
  expect(await stepCampaignAction(null, formOf({ id: "cmp_1", to: "active" }))).toMatchObject({
    problem: { slug: "unauthenticated" },
  });
});
