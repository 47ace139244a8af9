import { sql } from "drizzle-orm";
import { forgetOld } from "@/lib/accounts/forget-old";
import { watchAlarms } from "@/lib/alarms/watch-alarms";
import { countExpiredCarts } from "@/lib/cart/count-expired-carts";
import { flushOverdue } from "@/lib/cart/totals-flush";
import { rebuildTotals } from "@/lib/cart/totals-rebuild";
import { forgetUploads } from "@/lib/catalog/forget-uploads";
import { resumePurchases } from "@/lib/checkout/buy-now";
import type { Context } from "@/lib/events/context";
import { sweepOutbox } from "@/lib/events/dispatch";
import { sweepKvOutbox } from "@/lib/events/kv-outbox";
import { KEPT_HOURS } from "@/lib/idempotency/rules";
import { expireOrders } from "@/lib/orders/expire-orders";
import { reconcile } from "@/lib/orders/reconcile";
import { tendPipelines } from "@/lib/pipelines/tend-pipelines";
import { recordExpiry } from "@/lib/points/record-expiry";
import { startRun } from "@/lib/search/start-run";
import { upsertSchedule } from "@/lib/services/queue";
import { forgetDeliveries } from "@/lib/webhooks/forget-deliveries";
import { sweepWebhooks } from "@/lib/webhooks/jobs";
import { checkProjections } from "./projections";

type Schedule = { cron: string; run(ctx: Context): Promise<unknown> };

/** What happens by the clock. The key is the schedule's id at the queue and the last part of its address. */
export const SCHEDULES = {
  "sweep-outbox": { cron: "* * * * *", run: (ctx) => sweepOutbox(ctx.db) },
  "sweep-kv-outbox": { cron: "* * * * *", run: (ctx) => sweepKvOutbox(ctx.db) },
  "expire-orders": { cron: "* * * * *", run: (ctx) => expireOrders(ctx) },
  "reconcile-payments": { cron: "*/5 * * * *", run: (ctx) => reconcile(ctx) },
  "forget-old-sign-ins": { cron: "41 * * * *", run: (ctx) => forgetOld(ctx) },
  "forget-uploads": { cron: "47 4 * * *", run: (ctx) => forgetUploads(ctx) },
  "resume-purchases": { cron: "* * * * *", run: (ctx) => resumePurchases(ctx) },
  "compare-search-index": { cron: "37 * * * *", run: (ctx) => startRun(ctx, "compare") },
  "count-carts": {
    cron: "* * * * *",
    run: async (ctx) => {
      await countExpiredCarts(ctx);
      await flushOverdue(ctx);
    },
  },
  "tend-pipelines": { cron: "* * * * *", run: (ctx) => tendPipelines(ctx) },
  "check-projections": { cron: "11 3 * * *", run: (ctx) => checkProjections(ctx) },
  "rebuild-cart-totals": { cron: "23 3 * * *", run: (ctx) => rebuildTotals(ctx) },
  "watch-alarms": { cron: "* * * * *", run: (ctx) => watchAlarms(ctx) },
  "forget-webhook-deliveries": { cron: "53 3 * * *", run: (ctx) => forgetDeliveries(ctx) },
  "sweep-webhooks": { cron: "* * * * *", run: (ctx) => sweepWebhooks(ctx) },
  "record-points-expiry": { cron: "7 * * * *", run: (ctx) => recordExpiry(ctx) },
  "forget-idempotency-keys": {
    cron: "17 * * * *",
    run: (ctx) =>
      ctx.db.execute(sql`
        delete from idempotency_keys where claimed_at < now() - make_interval(hours => ${KEPT_HOURS})`),
  },
} as const satisfies Record<string, Schedule>;

export type ScheduleName = keyof typeof SCHEDULES;

export const isSchedule = (name: string): name is ScheduleName => Object.hasOwn(SCHEDULES, name);

/** Makes the queue's schedules equal to the table; run at every deployment. */
export const upsertSchedules = async (): Promise<void> => {
  for (const [name, { cron }] of Object.entries(SCHEDULES))
    await upsertSchedule(name, cron, `/api/jobs/${name}`);
};
