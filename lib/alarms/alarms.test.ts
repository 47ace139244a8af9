import { eq } from "drizzle-orm";
import { beforeEach, expect, test, vi } from "vitest";
import { inTransaction } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { alarms } from "@/db/schema/alarms";
import { deadLetters, deliveries } from "@/db/schema/events";
import { createContext } from "@/lib/events/context";
import { buryMessage } from "@/lib/events/deliveries";
import { dispatchOutbox } from "@/lib/events/dispatch";
import { recordEvent } from "@/lib/events/outbox";
import { env } from "@/lib/kernel/env";
import { UnavailableError } from "@/lib/kernel/errors";
import type { Mail } from "@/lib/services/mail";
import { useDatabase } from "@/testing/database";
import { listOpenAlarms } from "./queries";
import { slackMessage } from "./rules";
import { watchAlarms } from "./watch-alarms";

const sent = vi.hoisted(() => ({
  mails: [] as (Mail & { key: string })[],
  slack: [] as unknown[],
  away: false,
}));
vi.mock("@/lib/services/mail", () => ({
  sendMail: async (mail: Mail, key: string) => {
    if (sent.away) throw new UnavailableError("mail", null);
    sent.mails.push({ ...mail, key });
  },
}));
vi.mock("@/lib/services/slack", () => ({
  hasSlack: () => true,
  postToSlack: async (message: unknown) => {
    sent.slack.push(message);
  },
}));

const db = useDatabase();
const watch = () => watchAlarms(createContext(db(), "system:watch-alarms"));

beforeEach(() => {
  sent.mails.length = 0;
  sent.slack.length = 0;
  sent.away = false;
});

const addAdmin = (id: string) =>
  db()
    .insert(users)
    .values({ id, email: `${id}@example.com`, nickname: id, role: "admin", createdAt: new Date() } as never)
    .onConflictDoNothing();

test("a dead letter is told once in mail and Slack, and once more when it is over", async () => {
  await addAdmin("usr_one");
  await addAdmin("usr_two");
  await watch();
  expect(sent.mails).toHaveLength(0);
  await buryMessage(db(), "receipt-mail", {}, "no");
  await watch();
  await Promise.all([watch(), watch()]);
  await buryMessage(db(), "receipt-mail", {}, "no");
  await watch();
  expect(sent.mails.map(({ to }) => to).sort()).toEqual(["usr_one@example.com", "usr_two@example.com"]);
  expect(sent.mails[0]).toMatchObject({ subject: "Mercat office: Deliveries gave up" });
  expect(sent.mails[0]?.text).toContain(`${env.APP_URL}/admin/dead-letters`);
  expect(sent.slack).toHaveLength(1);
  expect(await listOpenAlarms(db())).toMatchObject([{ kind: "dead-letters" }]);

  await db().update(deadLetters).set({ resolvedAt: new Date(), resolution: "discarded" });
  await watch();
  await watch();
  expect(sent.mails).toHaveLength(4);
  expect(sent.mails[2]?.text).toContain("No dead letter is left.");
  expect(sent.slack).toHaveLength(2);
  expect(await listOpenAlarms(db())).toEqual([]);

  await buryMessage(db(), "receipt-mail", {}, "again");
  await watch();
  expect(sent.slack).toHaveLength(3);
  await db().update(deadLetters).set({ resolvedAt: new Date(), resolution: "discarded" });
  await watch();
});

test("mail that is away does not keep Slack from telling, and follows once it is back", async () => {
  await addAdmin("usr_one");
  sent.away = true;
  await buryMessage(db(), "receipt-mail", {}, "no");
  await watch();
  expect([sent.mails.length, sent.slack.length]).toEqual([0, 1]);
  sent.away = false;
  await watch();
  expect([sent.mails.length > 0, sent.slack.length]).toEqual([true, 1]);
  await db().update(deadLetters).set({ resolvedAt: new Date(), resolution: "discarded" });
  await watch();
});

test("a delivery that waits for more than five minutes stalls; a timer only from the end of its delay", async () => {
  const ctx = createContext(db(), "user:a");
  await inTransaction(db(), (tx) =>
    recordEvent(tx, ctx, { type: "order.created", aggregateId: "ord_1", data: { orderId: "ord_1" } }),
  );
  await dispatchOutbox(db());
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);
  await db().update(deliveries).set({ status: "done" });
  await db()
    .update(deliveries)
    .set({ status: "waiting", createdAt: ago(6) })
    .where(eq(deliveries.subscription, "payment-watch"));
  await watch();
  expect(await listOpenAlarms(db())).toEqual([]);
  await db()
    .update(deliveries)
    .set({ createdAt: ago(env.RESERVATION_TTL_S / 60 + 6) });
  await watch();
  expect(await listOpenAlarms(db())).toMatchObject([
    { kind: "stalled-events", detail: "1 delivery has waited for 6 minutes." },
  ]);
  const [late] = await db().select().from(deliveries).where(eq(deliveries.status, "waiting"));
  await db().insert(deadLetters).values({
    id: "dlt_x",
    deliveryId: late?.id,
    subscription: "payment-watch",
    payload: {},
    attempts: 1,
    lastError: "no",
    resolvedAt: new Date(),
    resolution: "redriven",
  });
  await watch();
  expect(await listOpenAlarms(db())).toEqual([]);
  expect(await db().$count(alarms)).toBeGreaterThan(0);
});

test("Slack's signs in a text are escaped", () => {
  const message = slackMessage(
    { title: "A <b>", text: "x & y", href: "https://shop.example/admin" },
    "opened",
  );
  expect(message.blocks[0]?.text.text).toContain("*A &lt;b&gt;*\nx &amp; y\n<https://shop.example/admin|");
});
