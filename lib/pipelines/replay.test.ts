import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import * as replayRoute from "@/app/api/admin/pipelines/[name]/replay/route";
import * as faultRoute from "@/app/api/admin/pipelines/checkout/fault/route";
import * as pipelinesRoute from "@/app/api/admin/pipelines/route";
import * as progressRoute from "@/app/api/admin/replays/[replayId]/route";
import { deliveries, events } from "@/db/schema/events";
import { externalOrders } from "@/db/schema/pipelines";
import { createContext } from "@/lib/events/context";
import { advanceReplays } from "@/lib/events/replay";
import { useDatabase } from "@/testing/database";
import { externalOrder } from "@/testing/external-orders";
import { channelHeaders, deliverAll, flush, handIn, serveJobs } from "@/testing/fork";
import { callRoute } from "@/testing/http";
import { signIn } from "@/testing/session";
import { searchOrders } from "./analytics-queries";
import { readBackupTotals } from "./backup-queries";
import { listExternalOrders } from "./order-queries";
import { rebuildOrders } from "./rebuild-orders";
import { CORRUPTED } from "./rules";
import type { PipelineStatus } from "./schema";
import { replayPipeline } from "./start-replay";

const queue = await vi.hoisted(async () => {
  process.env.ALLOW_DRILL = "1";
  return (await import("../../testing/own-queue")).startOwnQueue();
});
const later = vi.hoisted(() => [] as Promise<unknown>[]);
vi.mock("next/server", async (original) => ({
  ...(await original<typeof import("next/server")>()),
  after: (work: () => Promise<unknown>) => void later.push(work()),
}));
afterAll(queue.stop);

const db = useDatabase();
const context = () => createContext(db(), "system:test");
let channel: Record<string, string>;
let admin: Record<string, string>;

beforeAll(async () => {
  serveJobs(queue);
  channel = await channelHeaders(db());
  admin = (await signIn(db(), "admin")).headers;
});

const settle = async () => {
  while (later.length > 0) await Promise.all(later.splice(0));
  await deliverAll(db(), queue);
  while (later.length > 0) await Promise.all(later.splice(0));
};

const send = async (from: number, amounts: number[]) => {
  for (const [at, amount] of amounts.entries())
    await handIn(channel, externalOrder({ id: from + at, amount }));
  await settle();
};

const rows = async () => (await listExternalOrders(db(), {}, { limit: 100 })).rows;
const pipeline = async (name: string): Promise<PipelineStatus> => {
  const { body } = await callRoute(pipelinesRoute, { path: "/admin/pipelines", headers: admin });
  const found = (body as { pipelines: PipelineStatus[] }).pipelines.find((entry) => entry.name === name);
  if (!found) throw new Error(`there is no pipeline ${name}`);
  return found;
};
const switchFault = async (enabled: boolean) =>
  callRoute(faultRoute, {
    method: "PUT",
    path: "/admin/pipelines/checkout/fault",
    headers: admin,
    body: { enabled },
  });

describe("the drill", () => {
  test("orders arrive: rows for all, documents from 100 on, a backup", async () => {
    await send(1, [50, 99.99, 100, 450]);
    expect(await rows()).toHaveLength(4);
    expect((await searchOrders({ q: "", limit: 10 })).orders.map(({ amount }) => amount).sort()).toEqual([
      "100.00",
      "450.00",
    ]);
    await flush(db());
    expect(await readBackupTotals(db())).toMatchObject({ objects: 1, events: 4, waiting: 0 });
    expect(await pipeline("checkout")).toMatchObject({
      counts: { received: 4, filtered: 0, done: 4, failed: 0, waiting: 0 },
      lagSeconds: 0,
      buffered: 4,
    });
    expect(await pipeline("analytics")).toMatchObject({ counts: { received: 4, filtered: 2, done: 2 } });
  });

  test("with the bug on, what comes is corrupted, and what was there is not", async () => {
    expect(await switchFault(true)).toMatchObject({ status: 200, body: { enabled: true } });
    await send(11, [10, 500]);
    const corrupted = (await rows()).filter(({ paymentAmount }) => paymentAmount === CORRUPTED);
    expect(corrupted).toHaveLength(2);
    expect(corrupted[0]).toMatchObject({
      paymentId: CORRUPTED,
      paymentCurrency: CORRUPTED,
      totalQuantity: CORRUPTED,
    });
    expect((await rebuildOrders(context(), { swaps: false })).differences).toHaveLength(2);
  });

  test("with the bug off and everything replayed, every row is right and nothing is buffered", async () => {
    await switchFault(false);
    expect((await pipeline("checkout")).buffered).toBe(6);
    const begun = await callRoute(replayRoute, {
      method: "POST",
      path: "/admin/pipelines/checkout/replay",
      params: { name: "checkout" },
      headers: admin,
      body: {},
    });
    expect(begun.status).toBe(202);
    await settle();
    const { replayId } = begun.body as { replayId: string };
    const progress = await callRoute(progressRoute, {
      path: `/admin/replays/${replayId}`,
      params: { replayId },
      headers: admin,
    });
    expect(progress.body).toEqual({ replay: { replayId, status: "done", total: 6, done: 6, failed: 0 } });
    expect(JSON.stringify(await rows())).not.toContain(CORRUPTED);
    expect(await pipeline("checkout")).toMatchObject({
      counts: { received: 6, done: 6, waiting: 0 },
      buffered: 0,
    });
  });

  test("the next event is buffered, and a fresh rebuild proves the rows", async () => {
    await send(21, [70]);
    expect((await pipeline("checkout")).buffered).toBe(1);
    expect(await rebuildOrders(context(), { swaps: false })).toEqual({ read: "7 orders", differences: [] });
  });
});

describe("a replay", () => {
  test("goes to one pipeline alone", async () => {
    await deliverAll(db(), queue);
    const before = await db().select().from(deliveries);
    const begun = await replayPipeline(context(), "checkout", {});
    if (!begun.ok) throw new Error(begun.problem.detail);
    await advanceReplays(context());
    await queue.drain();
    const after = new Map((await db().select().from(deliveries)).map((row) => [row.id, row]));
    for (const row of before) {
      const isOurs = row.subscription === "checkout-pipeline";
      expect([row.id, after.get(row.id)?.attempt]).toEqual([row.id, row.attempt + (isOurs ? 1 : 0)]);
    }
  });

  test("of some events sends those, and leaves the position where it was", async () => {
    await advanceReplays(context());
    await send(31, [1, 2, 3]);
    const [row] = await db().select().from(externalOrders).orderBy(sql`event_id desc`).limit(1);
    await db().execute(sql`update external_orders set payment_amount = 'wrong'`);
    const begun = await replayPipeline(context(), "checkout", { eventIds: [row?.eventId ?? ""] });
    expect(begun).toMatchObject({ ok: true, value: { total: 1 } });
    await advanceReplays(context());
    await queue.drain();
    const wrong = (await rows()).filter(({ paymentAmount }) => paymentAmount === "wrong");
    expect(wrong).toHaveLength((await rows()).length - 1);
    expect((await pipeline("checkout")).buffered).toBe(3);
  });

  test("of a pipeline waits for the one before it", async () => {
    const first = await replayPipeline(context(), "backup", {});
    const second = await replayPipeline(context(), "backup", {});
    expect([first.ok, second.ok ? "" : second.problem.slug]).toEqual([true, "conflict"]);
    await advanceReplays(context());
    await queue.drain();
    await advanceReplays(context());
    expect((await replayPipeline(context(), "backup", {})).ok).toBe(true);
    await advanceReplays(context());
    await queue.drain();
  });

  test("that several processes advance sends every event once", async () => {
    await advanceReplays(context());
    const begun = await replayPipeline(context(), "checkout", {});
    if (!begun.ok) throw new Error(begun.problem.detail);
    const before = new Map((await db().select().from(deliveries)).map((row) => [row.id, row.attempt]));
    await Promise.all(Array.from({ length: 5 }, () => advanceReplays(context())));
    await queue.drain();
    const ours = (await db().select().from(deliveries)).filter(
      (row) => row.replayId === begun.value.replayId,
    );
    expect(ours).toHaveLength(begun.value.total);
    for (const row of ours) expect(row.attempt).toBe((before.get(row.id) ?? 0) + 1);
    expect(JSON.stringify(await rows())).not.toContain("wrong");
  });

  test("reaches back fourteen days, or as far as it is told", async () => {
    await advanceReplays(context());
    const total = async (wish: Parameters<typeof replayPipeline>[2]) => {
      const begun = await replayPipeline(context(), "analytics", wish);
      await advanceReplays(context());
      await queue.drain();
      await advanceReplays(context());
      return begun.ok ? begun.value.total : begun.problem.slug;
    };
    const all = await db().$count(events);
    const ids = (await db().select({ id: events.id }).from(events).orderBy(events.seq).limit(3)).map(
      ({ id }) => id,
    );
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
    for (const [at, days] of [
      [0, 15],
      [1, 13],
      [2, 3],
    ] as const)
      await db()
        .update(events)
        .set({ occurredAt: daysAgo(days) })
        .where(eq(events.id, ids[at] ?? ""));
    expect(await total({})).toBe(all - 1);
    expect(await total({ from: daysAgo(400) })).toBe(all - 1);
    expect(await total({ from: daysAgo(10) })).toBe(all - 2);
    expect(await total({ from: daysAgo(10), to: daysAgo(1) })).toBe(1);
    expect(await total({ eventIds: ids })).toBe(2);
    expect(await total({ types: ["order.paid"] })).toBe(0);
    expect((await pipeline("analytics")).buffered).toBe(0);
  });

  test("of types that the pipeline does not hear is refused", async () => {
    const refused = await replayPipeline(context(), "checkout", { types: ["cart.expired"] });
    expect(refused).toMatchObject({ ok: false, problem: { slug: "invalid-body" } });
  });
});
