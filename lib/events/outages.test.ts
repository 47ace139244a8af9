import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { deadLetters, deliveries, events } from "@/db/schema/events";
import { UnavailableError } from "@/lib/kernel/errors";
import { useDatabase } from "@/testing/database";
import { createContext } from "./context";
import { deliver } from "./deliveries";
import { dispatchOutbox, sweepOutbox } from "./dispatch";
import type { Job } from "./job";
import { recordEvent } from "./outbox";

const db = useDatabase();
const context = (laterMs = 0) => createContext(db(), "system:test", { now: new Date(Date.now() + laterMs) });
const DAY_MS = 24 * 60 * 60_000;

beforeEach(async () => {
  await db().delete(deadLetters);
  await db().delete(deliveries);
  await db().delete(events);
});

const failing = (error: unknown): Job => ({ effect: "external", run: () => Promise.reject(error) });
const mailAway = new UnavailableError("mail", new Error("connect ECONNREFUSED"));
const databaseAway = new Error("Failed query", { cause: { code: "57P01" } });

/** A delivery that the queue has; answers its id. */
const published = async (): Promise<string> => {
  const ctx = context();
  const data = { orderId: "ord_1", refundId: "ref_1", amount: 1 };
  await inTransaction(db(), (tx) =>
    recordEvent(tx, ctx, { type: "refund.requested", aggregateId: "ord_1", data }),
  );
  await dispatchOutbox(db());
  return (await stored())?.id ?? "";
};
const stored = async () =>
  (await db().select().from(deliveries)).find(({ subscription }) => subscription === "refund-execution");
const letters = () => db().select().from(deadLetters);

test.each([
  ["a service", mailAway],
  ["the database", databaseAway],
])(
  "%s that is away costs a delivery no more than its message: the sweeper sends another",
  async (_, error) => {
    const deliveryId = await published();
    const last = { deliveryId, job: failing(error), lastTry: true };
    expect(await deliver(context(), last)).toBe("postponed");
    expect(await letters()).toEqual([]);
    expect(await stored()).toMatchObject({ status: "waiting", publishedAt: null, attempt: 2, tries: 1 });
    await db().execute(sql`update deliveries set created_at = created_at - interval '30 seconds'`);
    expect((await sweepOutbox(db())).deliveries).toBe(1);
    expect((await stored())?.publishedAt).not.toBeNull();
    const working: Job = { effect: "external", run: () => Promise.resolve() };
    expect(await deliver(context(), { deliveryId, job: working, lastTry: false })).toBe("done");
  },
);

test("before its last try the queue's own tries go on", async () => {
  const deliveryId = await published();
  expect(await deliver(context(), { deliveryId, job: failing(mailAway), lastTry: false })).toBe("retry");
  expect((await stored())?.publishedAt).not.toBeNull();
});

test("an outage is waited out for a day, then a person shall know", async () => {
  const deliveryId = await published();
  const last = { deliveryId, job: failing(mailAway), lastTry: true };
  expect(await deliver(context(DAY_MS + 60_000), last)).toBe("dead");
});

test("a service that is there and says no is the delivery's own trouble", async () => {
  const deliveryId = await published();
  const refused = new UnavailableError(
    "mail",
    Object.assign(new Error("no such address"), { statusCode: 422 }),
  );
  expect(await deliver(context(), { deliveryId, job: failing(refused), lastTry: true })).toBe("dead");
  expect(await letters()).toMatchObject([{ deliveryId, lastError: "mail is not available" }]);
});

test("a service that says later is away", async () => {
  const deliveryId = await published();
  const busy = new UnavailableError("algolia", Object.assign(new Error("slow down"), { status: 429 }));
  expect(await deliver(context(), { deliveryId, job: failing(busy), lastTry: true })).toBe("postponed");
});

test("a message whose tries are used up while nobody could write that down is sent again, and no earlier", async () => {
  await published();
  const age = (seconds: number) =>
    db().execute(sql`update deliveries set published_at = now() - make_interval(secs => ${seconds})`);
  await age(120);
  expect((await sweepOutbox(db())).deliveries).toBe(0);
  await age(180);
  expect((await sweepOutbox(db())).deliveries).toBe(1);
  expect(await stored()).toMatchObject({ attempt: 2, status: "waiting" });
  // A queue that is far behind is not given the same twice as fast as it works.
  await age(180);
  expect((await sweepOutbox(db())).deliveries).toBe(0);
  await age(340);
  expect((await sweepOutbox(db())).deliveries).toBe(1);
});
