import { desc } from "drizzle-orm";
import type { Database } from "@/db/client";
import { inTransaction } from "@/db/client";
import { backups, externalOrderDocuments } from "@/db/schema/pipelines";
import { createContext } from "@/lib/events/context";
import { advanceReplays, startReplay } from "@/lib/events/replay";
import { createId } from "@/lib/kernel/ids";
import { bufferBackup } from "@/lib/pipelines/buffer-backup";
import { redactOrder } from "@/lib/pipelines/card-rules";
import { externalOrderEvent } from "@/lib/pipelines/external-order-event";
import { flushBackups } from "@/lib/pipelines/flush-backups";
import { ExternalOrder } from "@/lib/pipelines/schema";

/** Card data as another channel sends it; the number passes no check digit, the second one does. */
export const CARD = { number: "5105 1051 0510 5100", cvv: "907", valid: "4111-1111-1111-1111" };

/** An order of another channel as it is sent, card data and all. */
export const externalOrder = (
  more: { id?: string | number; amount?: number | string; [field: string]: unknown } = {},
): Record<string, unknown> => {
  const { id = 4712, amount = 120.5, ...rest } = more;
  return {
    id,
    date: "2026-03-01T10:20:30+01:00",
    status: "confirmed",
    customer: { id: 9001, name: "Mina Vos", email: "mina.vos@example.com" },
    payment: {
      id: 33,
      amount,
      currency: "usd",
      method: "credit",
      "card-network": "mastercard",
      "card-number": CARD.number,
      "card-expiry": "07/2031",
      "card-owner": "Mina Vos",
      "card-cvv": CARD.cvv,
    },
    shipping: { id: 5, time: 2, unit: "days", method: "courier" },
    items: [
      { id: 1, product: 71, name: "Rain jacket - blue - M", quantity: 1, price: 80, subtotal: 80 },
      { id: 2, product: 72, name: "Wool socks", quantity: 3, price: 13.5, subtotal: 40.5 },
    ],
    ...rest,
  };
};

/** What may be kept of such an order. */
export const keptOrder = (order: Record<string, unknown>): ExternalOrder =>
  ExternalOrder.parse(redactOrder(order));

/** Stores a backup of one order; answers its key. */
export const addBackup = async (db: Database): Promise<string> => {
  const order = keptOrder(externalOrder({ id: createId("ord") }));
  const ctx = createContext(db, "system:test");
  const told = { version: 1, occurredAt: ctx.now, actor: ctx.actor, requestId: ctx.requestId };
  await inTransaction(db, async (tx) => {
    const event = { ...told, ...externalOrderEvent(order) };
    const id = String(order.id);
    await tx
      .insert(externalOrderDocuments)
      .values({ id, eventId: event.id, document: order, actor: ctx.actor, receivedAt: ctx.now });
    await bufferBackup(tx, ctx, event);
  });
  await flushBackups(ctx);
  const [row] = await db.select({ key: backups.key }).from(backups).orderBy(desc(backups.id)).limit(1);
  return row?.key ?? "";
};

/** A replay of nothing, over at once; answers its id. */
export const addReplay = async (db: Database): Promise<string> => {
  const ctx = createContext(db, "system:test");
  await advanceReplays(ctx);
  const replay = await startReplay(ctx, "analytics-pipeline", { from: new Date("2999-01-01") });
  await advanceReplays(ctx);
  return replay?.id ?? "";
};
