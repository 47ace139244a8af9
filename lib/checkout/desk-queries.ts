import { and, desc, eq, ilike, inArray, lt, or, type SQL } from "drizzle-orm";
import type { Database } from "@/db/client";
import { purchases } from "@/db/schema/checkout";
import { Quote } from "@/lib/orders/schema";
import type { DeskPurchaseFilter, PurchaseView } from "./desk-rules";
import type { Purchase } from "./purchase-steps";

const PAGE = 50;

const STATES: Record<PurchaseView, Purchase["state"][]> = {
  "under-way": ["running", "compensating"],
  succeeded: ["succeeded"],
  failed: ["failed"],
};

const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

const withText = (q: string): SQL | undefined =>
  or(
    ilike(purchases.orderId, anywhere(q)),
    eq(purchases.userId, q),
    eq(purchases.productId, q),
    ilike(purchases.email, anywhere(q)),
  );

export type DeskPurchase = Pick<
  Purchase,
  "orderId" | "userId" | "productId" | "quantity" | "email" | "total" | "state" | "failure" | "steps"
> & { productName: string; currency: string; createdAt: string; updatedAt: string };

/** A quick buy with what its frozen quote says of it. */
export const toDeskPurchase = ({ quote, createdAt, updatedAt, ...row }: Purchase): DeskPurchase => {
  const { lines, currency } = Quote.parse(quote);
  const { orderId, userId, productId, quantity, email, total, state, failure, steps } = row;
  return {
    ...{ orderId, userId, productId, quantity, email, total, state, failure, steps, currency },
    productName: lines[0]?.name ?? productId,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
};

/** One page of quick buys, newest first: their ids sort by time. */
export const listDeskPurchases = async (
  db: Database,
  { q, state, after }: DeskPurchaseFilter,
): Promise<{ rows: DeskPurchase[]; next: string | null }> => {
  const rows = await db
    .select()
    .from(purchases)
    .where(
      and(
        q ? withText(q) : undefined,
        state ? inArray(purchases.state, STATES[state]) : undefined,
        after ? lt(purchases.orderId, after) : undefined,
      ),
    )
    .orderBy(desc(purchases.orderId))
    .limit(PAGE + 1);
  const page = rows.slice(0, PAGE).map(toDeskPurchase);
  return { rows: page, next: rows.length > PAGE ? (page.at(-1)?.orderId ?? null) : null };
};

/** Quick buys that have not come to an end; none for longer than a minute, in health. */
export const countOpenPurchases = (db: Database): Promise<number> =>
  db.$count(purchases, inArray(purchases.state, STATES["under-way"]));
