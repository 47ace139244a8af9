import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import type { Result } from "@/lib/kernel/result";
import { useDatabase } from "@/testing/database";
import { askAs, formOf } from "@/testing/desk";
import { signIn } from "@/testing/session";
import { fieldsOf, stateOf } from "./desk-rules";
import { listPromotionCodes } from "./queries";
import type { PromotionCode } from "./schema";

const db = useDatabase();
const actions = () => import("./desk-actions");
let actor = "";

beforeAll(async () => {
  const admin = await signIn(db(), "admin");
  actor = `user:${admin.userId}`;
  askAs(admin.headers);
});

const save = async (fields: Record<string, string>) =>
  (await actions()).savePromotionCodeAction(null, formOf(fields));

const saved = async (fields: Record<string, string>): Promise<PromotionCode> => {
  const result = await save(fields);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
};

const faultsOf = (result: Result<unknown>) =>
  result.ok ? [] : (result.problem.errors ?? []).map(({ path }) => path);

const FULL = {
  code: "spring-26",
  benefit: "amount",
  amount: "7,50",
  minimum: "40.00",
  from: "2026-03-01",
  until: "2026-03-31",
  uses: "100",
  usesPerCustomer: "2",
  alone: "on",
};

describe("the form of a promotion code", () => {
  test("makes a code of all rules, which it shows again as they were typed", async () => {
    const code = await saved(FULL);
    expect(code).toMatchObject({ code: "SPRING-26", active: true, benefit: { args: { amount: 750 } } });
    expect(code.conditions).toEqual([
      { rule: "dates", args: { from: "2026-03-01T00:00:00Z", until: "2026-04-01T00:00:00.000Z" } },
      { rule: "minimum", args: { amount: 4000 } },
      { rule: "uses", args: { limit: 100 } },
      { rule: "uses-per-customer", args: { limit: 2 } },
      { rule: "alone", args: {} },
    ]);
    expect(code.explanation[1]).toBe("from March 1, 2026 through March 31, 2026");
    expect(fieldsOf(code, "usd")).toMatchObject({
      amount: "7.50",
      minimum: "40.00",
      until: "2026-03-31",
      alone: true,
    });
  });

  test("names every field that is wrong, and writes nothing", async () => {
    const result = await save({
      code: "a!",
      benefit: "percent",
      percent: "110",
      uses: "1.5",
      minimum: "ten",
    });
    expect(faultsOf(result)).toEqual(["code", "minimum", "uses", "percent"]);
    const backwards = {
      code: "BACKWARDS",
      benefit: "percent",
      percent: "5",
      from: "2026-05-02",
      until: "2026-05-01",
    };
    expect(faultsOf(await save(backwards))).toEqual(["until"]);
    expect((await listPromotionCodes(db(), { limit: 50, q: "BACKWARDS" })).promotionCodes).toEqual([]);
  });

  test("keeps the exact moment of a code whose day did not change", async () => {
    const { createPromotionCode } = await import("./write-codes");
    const { createContext } = await import("@/lib/events/context");
    const until = "2099-05-01T18:30:00Z";
    const made = await createPromotionCode(createContext(db(), actor), {
      code: "EXACT",
      benefit: { rule: "percent", args: { percent: 10 } },
      conditions: [{ rule: "dates", args: { until } }],
      active: true,
    });
    if (!made.ok) throw new Error("not made");
    const { alone: _, ...fields } = fieldsOf(made.value, "usd");
    const same = await saved({ ...fields, id: made.value.id, percent: "20" });
    expect(same.conditions).toEqual([{ rule: "dates", args: { until } }]);
    const moved = await saved({ ...fields, id: made.value.id, until: "2099-05-02" });
    expect(moved.conditions).toEqual([{ rule: "dates", args: { until: "2099-05-03T00:00:00.000Z" } }]);
  });

  test("says at its field that a code is taken", async () => {
    await saved({ code: "TWICE", benefit: "percent", percent: "5" });
    expect(faultsOf(await save({ code: "twice", benefit: "percent", percent: "5" }))).toEqual(["code"]);
  });
});

test("stopping, starting and deleting a code stand in the audit log under whoever did it", async () => {
  const { switchPromotionCodeAction, deletePromotionCodeAction } = await actions();
  const { id } = await saved({ code: "SWITCHED", benefit: "percent", percent: "5" });
  const stopped = await switchPromotionCodeAction(null, formOf({ id, to: "stop" }));
  expect(stopped.ok && stateOf(stopped.value, new Date())).toBe("stopped");
  const started = await switchPromotionCodeAction(null, formOf({ id, to: "start" }));
  expect(started.ok && stateOf(started.value, new Date())).toBe("works");
  expect((await deletePromotionCodeAction(null, formOf({ id }))).ok).toBe(true);
  const rows = await db()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.subject, id))
    .orderBy(auditEntries.id);
  expect(rows.map(({ action, actor: who }) => [action, who])).toEqual([
    ["promotion-code.create", actor],
    ["promotion-code.update", actor],
    ["promotion-code.update", actor],
    ["promotion-code.delete", actor],
  ]);
});

test("a code is scheduled, expired or used up as its rules say", () => {
  const code: PromotionCode = {
    ...{ id: "prm_1", code: "X", active: true, used: 3, explanation: [], createdAt: "2026-01-01T00:00:00Z" },
    benefit: { rule: "percent", args: { percent: 5 } },
    conditions: [
      { rule: "dates", args: { from: "2026-03-01T00:00:00Z", until: "2026-04-01T00:00:00Z" } },
      { rule: "uses", args: { limit: 4 } },
    ],
  };
  expect(stateOf(code, new Date("2026-02-28T23:59:59Z"))).toBe("scheduled");
  expect(stateOf(code, new Date("2026-03-31T23:59:59Z"))).toBe("works");
  expect(stateOf({ ...code, used: 4 }, new Date("2026-03-02T00:00:00Z"))).toBe("used-up");
  expect(stateOf(code, new Date("2026-04-01T00:00:00Z"))).toBe("expired");
});
