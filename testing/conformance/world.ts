import { randomUUID } from "node:crypto";
import { type Database, inTransaction } from "@/db/client";
import { addresses } from "@/db/schema/accounts";
import { deadLetters, deliveries, events } from "@/db/schema/events";
import { createApiKey } from "@/lib/accounts/api-keys";
import { createContext } from "@/lib/events/context";
import { SCOPES } from "@/lib/http/rights";
import { createId } from "@/lib/kernel/ids";
import { settlePayment } from "@/lib/orders/settle-payment";
import { applySearchSettings } from "@/lib/search/apply-settings";
import { reindexProducts } from "@/lib/search/reindex-products";
import { retrievePaymentIntent } from "@/lib/services/payments";
import { bookEntry } from "@/lib/wallet/book-entry";
import { addProducts } from "../catalog";
import { ADDRESS, payIntent, placeCheckout } from "../checkout";
import { signIn } from "../session";

export const ROLES = [
  "guest",
  "shopper",
  "other shopper",
  "admin",
  "key without scope",
  "key with scope",
] as const;
export type Role = (typeof ROLES)[number];

type Person = { userId: string | null; headers: Record<string, string> };

/**
 * Somebody who calls; `userId` of those who have an account. `owner` is whose things the calls are about: the caller's own,
 * but the other shopper asks for those of a first one.
 */
export type Caller = Person & { role: Role; owner: Person };

/** A small shop and the people around it. */
export type World = {
  db: Database;
  /** A caller of that role with nothing done yet: an account, a cart or a key of its own. */
  caller(role: Role): Promise<Caller>;
  /** A product that nobody else's call is about. */
  product(): Promise<string>;
  /** A person's wallet holds enough, and their address book has an address; answers its id. */
  provide(userId: string): Promise<string>;
  /** An order of that person, or of somebody else. */
  order(userId: string | null, state?: "open" | "paid"): Promise<string>;
  /** A delivery that failed for good. */
  deadLetter(): Promise<string>;
};

const RICH = 10_000_000;

const settle = async (db: Database, intentId: string | null, clientSecret: string | null): Promise<void> => {
  await payIntent(intentId, clientSecret);
  const intent = await retrievePaymentIntent(intentId ?? "");
  await settlePayment(createContext(db, "system:test"), intent);
};

export const buildWorld = async (db: Database): Promise<World> => {
  await addProducts(db, [{ name: "Apples" }, { name: "Pears" }, { name: "Wireless Headphones" }]);
  await applySearchSettings(db);
  await reindexProducts(db);
  const ctx = () => createContext(db, "system:test");
  let made = 0;

  const product = async (): Promise<string> => {
    made += 1;
    const [row] = await addProducts(db, [{ name: `Product ${made}`, stock: 1000 }]);
    return row?.id ?? "";
  };

  const keyWith = async (scopes: string[]) => {
    const { secret } = await createApiKey(ctx(), { name: "A machine", scopes, expiresAt: null });
    return { authorization: `Bearer ${secret}`, cookie: `cartId=${randomUUID()}` };
  };

  const person = async (role: Role): Promise<Person> => {
    switch (role) {
      case "guest":
        return { userId: null, headers: { cookie: `cartId=${randomUUID()}` } };
      case "shopper":
      case "other shopper":
        return signIn(db);
      case "admin":
        return signIn(db, "admin");
      case "key without scope":
        return { userId: null, headers: await keyWith([]) };
      case "key with scope":
        return { userId: null, headers: await keyWith([...SCOPES]) };
    }
  };

  const caller = async (role: Role): Promise<Caller> => {
    const self = await person(role);
    return { ...self, role, owner: role === "other shopper" ? await person("shopper") : self };
  };

  const provide = async (userId: string): Promise<string> => {
    const entry = { userId, amount: RICH, reason: "credit", cause: `test:${createId("wal")}` };
    await inTransaction(db, (tx) => bookEntry(tx, ctx(), entry));
    const id = createId("adr");
    await db.insert(addresses).values({ id, userId, address: ADDRESS });
    return id;
  };

  const order = async (userId: string | null, state: "open" | "paid" = "open"): Promise<string> => {
    const owner = userId ?? (await signIn(db)).userId;
    const lines = [{ productId: await product(), quantity: 2 }];
    const shopper = { userId: owner, cartKey: `u:${owner}`, addressHash: null, guestToken: null };
    const placed = await placeCheckout(ctx(), lines, { shopper });
    if (state === "paid") await settle(db, placed.paymentIntentId, placed.clientSecret);
    return placed.order.id;
  };

  const deadLetter = async (): Promise<string> => {
    const [eventId, id] = [createId("evt"), createId("dlt")];
    const about = { aggregateId: "ord_x", actor: "system:test", requestId: createId("req"), attributes: {} };
    const data = { orderId: "ord_x" };
    await db
      .insert(events)
      .values({ id: eventId, type: "order.created", occurredAt: new Date(), data, ...about });
    const delivery = { eventId, subscription: "payment-watch" };
    await db.insert(deliveries).values({ id: `${eventId}.payment-watch`, status: "dead", ...delivery });
    const failure = { payload: {}, attempts: 6, lastError: "the mail server is away" };
    await db
      .insert(deadLetters)
      .values({ id, deliveryId: `${eventId}.payment-watch`, ...delivery, ...failure });
    return id;
  };

  return { db, caller, product, provide, order, deadLetter };
};
