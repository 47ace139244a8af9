import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { currentStep } from "@/components/admin/drill/drill-steps";
import { deliveries } from "@/db/schema/events";
import { createContext } from "@/lib/events/context";
import { deliver } from "@/lib/events/deliveries";
import { dispatchOutbox } from "@/lib/events/dispatch";
import { advanceReplays } from "@/lib/events/replay";
import { runProjection } from "@/lib/jobs/projections";
import { JOBS } from "@/lib/jobs/registry";
import { env } from "@/lib/kernel/env";
import { useDatabase } from "@/testing/database";
import { readDrill, sendDrillOrders } from "./drill";
import { drillAt, isDrill } from "./drill-rules";
import { flushBackups } from "./flush-backups";
import { CORRUPTED } from "./rules";
import { setFault } from "./set-fault";
import { replayPipeline } from "./start-replay";

const db = useDatabase();
const context = () => createContext(db(), "user:admin");

/** Hands out and performs everything that waits for the pipelines, as the queue would. */
const work = async (): Promise<void> => {
  await dispatchOutbox(db());
  const waiting = await db().select().from(deliveries).where(eq(deliveries.status, "waiting"));
  for (const { id, subscription } of waiting) {
    if (!subscription.endsWith("-pipeline")) continue;
    const job = await JOBS[subscription as keyof typeof JOBS]();
    await deliver(context(), { deliveryId: id, job, lastTry: false });
  }
};

test("the drill is known by the second in which it began", () => {
  const run = drillAt(new Date("2026-01-31T09:08:07.999Z"));
  expect(run).toBe("drill-20260131-090807");
  expect(isDrill(run)).toBe(true);
  expect(isDrill("drill-1; drop table")).toBe(false);
});

describe("walked through", () => {
  test("each step is over when what it shows is there", async () => {
    env.ALLOW_DRILL = true;
    const run = drillAt(new Date());
    const look = () => readDrill(db(), run, new Date());
    const step = async () => currentStep(await look());
    expect(await step()).toBe("send");

    await sendDrillOrders(context(), run, "send");
    await sendDrillOrders(context(), run, "send");
    await work();
    expect(await step()).toBe("see");
    await flushBackups(context());
    await expect.poll(step, { timeout: 20_000 }).toBe("bug-on");
    const seen = await look();
    expect(seen.orders.slice(0, 2)).toMatchObject([
      { amount: "99.99", right: true, indexed: false, object: expect.stringMatching(/\.ndjson/) },
      { amount: "100.00", right: true, indexed: true, object: expect.stringMatching(/\.ndjson/) },
    ]);

    await setFault(context(), true);
    expect(await step()).toBe("corrupt");
    await sendDrillOrders(context(), run, "corrupt");
    await work();
    expect((await look()).orders[2]?.row).toMatchObject({
      paymentId: CORRUPTED,
      paymentAmount: CORRUPTED,
      paymentCurrency: CORRUPTED,
      totalQuantity: CORRUPTED,
    });
    expect(await step()).toBe("bug-off");
    await setFault(context(), false);
    expect(await step()).toBe("replay");

    const started = await replayPipeline(context(), "checkout", {});
    expect(started.ok).toBe(true);
    await advanceReplays(context());
    await work();
    await advanceReplays(context());
    expect(await step()).toBe("more");
    const replayed = await look();
    expect(replayed.pipeline.buffered).toBe(0);
    expect(replayed.orders.slice(0, 4).every(({ right }) => right)).toBe(true);

    await sendDrillOrders(context(), run, "more");
    await work();
    expect(await step()).toBe("proof");
    expect((await look()).pipeline.buffered).toBe(1);
    await runProjection(context(), "external-orders", "check");
    const proven = await look();
    expect(currentStep(proven)).toBeNull();
    expect(proven.proof).toMatchObject({ differences: 0 });
  });

  test("a comparison from before the last order proves nothing", async () => {
    const drill = await readDrill(db(), drillAt(new Date(0)), new Date());
    expect(drill.proof).toBeNull();
    expect(currentStep(drill)).toBe("send");
  });
});
