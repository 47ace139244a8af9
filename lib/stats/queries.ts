import type { Database } from "@/db/client";
import { listOpenAlarms } from "@/lib/alarms/queries";
import { countCartUpdates } from "@/lib/cart/desk-queries";
import { countLowStock } from "@/lib/catalog/desk-queries";
import { listProducts } from "@/lib/catalog/queries";
import { countEvents, readBacklog } from "@/lib/events/desk-queries";
import { env } from "@/lib/kernel/env";
import { countCheckedOutCarts, countOrders, countToFulfil, salesByDay } from "@/lib/orders/desk-queries";
import { countOpenFindings } from "@/lib/orders/findings-queries";

/** What waits for a person: orders to pack, payments that do not fit, and deliveries that will not heal by themselves. */
export const readDeskCounts = async (
  db: Database,
): Promise<{ toFulfil: number; findings: number; deadLetters: number }> => {
  const [toFulfil, findings, { deadLetters }] = await Promise.all([
    countToFulfil(db),
    countOpenFindings(db),
    readBacklog(db),
  ]);
  return { toFulfil, findings, deadLetters };
};

export type Metrics = {
  days: number;
  currency: string;
  /** Paid orders of these days and what they brought in, refunds taken off. Minor units. */
  orders: number;
  revenue: number;
  byDay: { day: string; orders: number; revenue: number }[];
  /** All orders there are, by state. */
  ordersByStatus: Record<string, number>;
  /** Since the shop began; `updated` is null while KV is away. */
  carts: { updated: number | null; migrated: number; checkedOut: number };
  waitingJobs: number;
  oldestJobSeconds: number;
  deadLetters: number;
  /** Products that are nearly or wholly gone. */
  lowStock: number;
  bestSellers: { productId: string; name: string; sold: number }[];
  /** What needs a person behind the scenes, oldest first. */
  alarms: { kind: string; detail: string; since: string }[];
};

const BEST_SELLERS = 8;

/** How the shop does, over the last `days` days (UTC), today included. */
export const readMetrics = async (db: Database, days: number, now: Date): Promise<Metrics> => {
  const [byDay, ordersByStatus, updated, migrated, checkedOut, backlog, lowStock, { products }, alarms] =
    await Promise.all([
      salesByDay(db, days, now),
      countOrders(db),
      countCartUpdates(),
      countEvents(db, "cart.migrated"),
      countCheckedOutCarts(db),
      readBacklog(db),
      countLowStock(db),
      listProducts(db, { sort: "best-selling", limit: BEST_SELLERS }),
      listOpenAlarms(db),
    ]);
  return {
    days,
    currency: env.SHOP_CURRENCY,
    orders: byDay.reduce((sum, day) => sum + day.orders, 0),
    revenue: byDay.reduce((sum, day) => sum + day.revenue, 0),
    byDay,
    ordersByStatus,
    carts: { updated, migrated, checkedOut },
    waitingJobs: backlog.waiting,
    oldestJobSeconds: backlog.oldestS,
    deadLetters: backlog.deadLetters,
    lowStock,
    bestSellers: products
      .filter(({ sold }) => sold > 0)
      .map(({ productId, name, sold }) => ({ productId, name, sold })),
    alarms: alarms.map(({ kind, detail, openedAt }) => ({ kind, detail, since: openedAt })),
  };
};
