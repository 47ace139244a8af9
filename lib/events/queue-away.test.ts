import { afterAll, expect, test, vi } from "vitest";
import { inTransaction } from "@/db/client";
import { deliveries } from "@/db/schema/events";
import { useDatabase } from "@/testing/database";
import { createContext } from "./context";
import { dispatchOutbox } from "./dispatch";
import { recordEvent } from "./outbox";

const queue = await vi.hoisted(async () => (await import("../../testing/own-queue")).startOwnQueue());
afterAll(() => queue.stop());

const db = useDatabase();

const created = async (orderId: string): Promise<void> => {
  const ctx = createContext(db(), "system:test");
  await inTransaction(db(), (tx) =>
    recordEvent(tx, ctx, { type: "order.created", aggregateId: orderId, data: { orderId } }),
  );
  await dispatchOutbox(db());
};

const unpublished = async () =>
  (await db().select().from(deliveries)).filter(
    ({ status, publishedAt }) => status === "waiting" && publishedAt === null,
  ).length;

test("what the queue missed while it was away is sent along with the first event that it takes again", async () => {
  await queue.faults.add({ service: "qstash", rule: "*", stop: true });
  await created("ord_1");
  await created("ord_2");
  expect(await unpublished()).toBe(2);
  await queue.faults.clear("qstash");
  await created("ord_3");
  expect(await unpublished()).toBe(0);
});
