import { and, desc, eq, gte, lte } from "drizzle-orm";
import { type Database, inTransaction } from "@/db/client";
import { backups } from "@/db/schema/pipelines";
import { recordAudit } from "@/lib/audit/record-audit";
import { type DeliveryState, type LogEvent, listToldOf, readHearings } from "@/lib/events/browse-log";
import type { Context } from "@/lib/events/context";
import { UnavailableError } from "@/lib/kernel/errors";
import { searchOrders } from "./analytics-queries";
import { DRILL_ORDERS, type DrillSending, drillOrderId } from "./drill-rules";
import { listExternalOrders } from "./order-queries";
import { findPipeline, type PipelineView } from "./pipeline-queries";
import { listRuns, type ProjectionRun } from "./projection-runs";
import { readBackup } from "./read-backup";
import { listReplays, type ReplayView } from "./replay-queries";
import { PIPELINES } from "./rules";
import { ExternalOrder, type ExternalOrderRow } from "./schema";
import { isDrillAllowed } from "./set-fault";
import { takeInOrder } from "./take-in-order";

const PAYMENT = 9000;
const QUANTITY = 2;

const orderOf = (run: string, number: number, amount: string, date: Date): ExternalOrder =>
  ExternalOrder.parse({
    id: drillOrderId(run, number),
    date: date.toISOString(),
    status: "confirmed",
    customer: { id: run, name: "The drill", email: "drill@example.com" },
    payment: { id: PAYMENT + number, amount, currency: "usd", method: "credit" },
    shipping: { id: number, time: 2, unit: "days", method: "courier" },
    items: [
      {
        id: number,
        product: "drill",
        name: "Fire bucket",
        quantity: QUANTITY,
        price: "0.01",
        subtotal: amount,
      },
    ],
  });

/** Sends the orders of one step through the door for other channels' orders; sent before, they change nothing. */
export const sendDrillOrders = async (ctx: Context, run: string, step: DrillSending): Promise<number> => {
  const orders = DRILL_ORDERS.filter((order) => order.step === step);
  for (const { number, amount } of orders) {
    await inTransaction(ctx.db, async (tx) => {
      await takeInOrder({ ...ctx, db: tx }, orderOf(run, number, amount, ctx.now));
      await recordAudit(tx, ctx, [
        { action: "drill.send", subject: drillOrderId(run, number), after: { amount } },
      ]);
    });
  }
  return orders.length;
};

export type DrillOrder = {
  number: number;
  step: DrillSending;
  orderId: string;
  amount: string;
  eventId: string | null;
  sentAt: string | null;
  /** What became of it at each pipeline; null while nobody was told. */
  checkout: DeliveryState | null;
  backup: DeliveryState | null;
  analytics: DeliveryState | null;
  row: ExternalOrderRow | null;
  /** Whether the row says what the order said. */
  right: boolean;
  /** The object that holds its line; null until it is stored. */
  object: string | null;
  /** Null while the index is away. */
  indexed: boolean | null;
};

export type Drill = {
  run: string;
  allowed: boolean;
  orders: DrillOrder[];
  pipeline: PipelineView;
  /** The last whole replay after the corrupted orders, and the last comparison after the last order. */
  replay: ReplayView | null;
  proof: ProjectionRun | null;
};

const isRight = (row: ExternalOrderRow | undefined, number: number, amount: string): boolean =>
  row !== undefined &&
  row.paymentId === PAYMENT + number &&
  row.paymentAmount === amount &&
  row.paymentCurrency === "usd" &&
  row.totalQuantity === QUANTITY;

/** Where a line was found once, it stays. */
const foundObjects = new Map<string, string>();

/** Lines are in the order of their numbers, which are handed out before their transactions end. */
const DISORDER_MS = 5_000;

/** The object that holds an event, proven by opening it. */
const findObject = async (db: Database, eventId: string, bufferedAt: Date): Promise<string | null> => {
  const known = foundObjects.get(eventId);
  if (known) return known;
  const before = new Date(bufferedAt.getTime() - DISORDER_MS);
  const after = new Date(bufferedAt.getTime() + DISORDER_MS);
  const candidates = await db
    .select({ key: backups.key })
    .from(backups)
    .where(and(eq(backups.state, "stored"), lte(backups.firstAt, after), gte(backups.lastAt, before)))
    .orderBy(desc(backups.firstAt))
    .limit(10);
  for (const { key } of candidates) {
    const content = await readBackup(db, key);
    if (!content.ok || !content.value.includes(eventId)) continue;
    foundObjects.set(eventId, key);
    return key;
  }
  return null;
};

const isIndexed = async (orderId: string): Promise<boolean | null> => {
  try {
    const { orders } = await searchOrders({ q: orderId, limit: 10 });
    return orders.some((order) => order.orderId === orderId);
  } catch (error) {
    if (error instanceof UnavailableError) return null;
    throw error;
  }
};

const readOrder = async (
  db: Database,
  given: { run: string; number: number; step: DrillSending; amount: string },
  { event, rows }: { event: LogEvent | undefined; rows: ExternalOrderRow[] },
): Promise<DrillOrder> => {
  const { run, number, step, amount } = given;
  const orderId = drillOrderId(run, number);
  const hearings = event ? await readHearings(db, event.id) : [];
  const at = (subscription: string) => hearings.find((hearing) => hearing.subscription === subscription);
  const row = rows.find(({ dateOrderId }) => dateOrderId.endsWith(`-${orderId}`));
  const buffered = at(PIPELINES.backup)?.doneAt;
  return {
    number,
    step,
    orderId,
    amount,
    eventId: event?.id ?? null,
    sentAt: event?.occurredAt ?? null,
    checkout: at(PIPELINES.checkout)?.status ?? null,
    backup: at(PIPELINES.backup)?.status ?? null,
    analytics: at(PIPELINES.analytics)?.status ?? null,
    row: row ?? null,
    right: isRight(row, number, amount),
    object: event && buffered ? await findObject(db, event.id, new Date(buffered)) : null,
    indexed: event ? await isIndexed(orderId) : false,
  };
};

/** A drill as it stands now, read from the same places that the office shows. */
export const readDrill = async (db: Database, run: string, now: Date): Promise<Drill> => {
  const ids = DRILL_ORDERS.map(({ number }) => `external:${drillOrderId(run, number)}`);
  const [told, { rows }, pipeline, replays, runs] = await Promise.all([
    listToldOf(db, ids),
    listExternalOrders(db, { customerId: run }, { limit: 50 }),
    findPipeline(db, "checkout", now),
    listReplays(db, 20),
    listRuns(db, { projection: "external-orders", limit: 10, now }),
  ]);
  const orders = await Promise.all(
    DRILL_ORDERS.map((order) => {
      const event = told.find(
        ({ aggregateId }) => aggregateId === `external:${drillOrderId(run, order.number)}`,
      );
      return readOrder(db, { run, ...order }, { event, rows });
    }),
  );
  const after = (number: number, startedAt: string) => {
    const sentAt = orders[number - 1]?.sentAt;
    return typeof sentAt === "string" && startedAt > sentAt;
  };
  return {
    run,
    allowed: isDrillAllowed(),
    orders,
    pipeline,
    replay:
      replays.find(
        ({ pipeline: to, startedAt, types, eventIds }) =>
          to === "checkout" && !types && !eventIds && after(4, startedAt),
      ) ?? null,
    proof: runs.find(({ startedAt }) => after(5, startedAt)) ?? null,
  };
};
