import { sql } from "drizzle-orm";
import { beforeAll, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { dispatchOutbox } from "@/lib/events/dispatch";
import { runJob } from "@/lib/jobs/run-job";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { expectInvariants, expectMoneyMatches, PRODUCTS, prepareShop, resetShop } from "@/testing/shop-model";
import { mailbox } from "../fake-mail";
import { context, DAYS } from "../working-days";

vi.mock("@/lib/services/mail", async (original) => ({
  ...(await original<typeof import("@/lib/services/mail")>()),
  sendMail: (await import("../fake-mail")).sendMail,
}));
vi.mock("@/lib/services/payments", () => import("@/testing/fake-payments"));
vi.mock("@/lib/services/queue", async (original) => ({
  ...(await original<typeof import("@/lib/services/queue")>()),
  publishMessages: () => Promise.resolve(),
}));

useDatabase();

/** How often a message comes at the same moment, and how often all of them come once more afterwards. */
type Habit = { atOnce: number; again: number };

let calls = 0;

const deliverEach = async ({ atOnce, again }: Habit): Promise<void> => {
  const come = async (message: { id: string; subscription: string }) => {
    const body = JSON.stringify({ deliveryId: message.id });
    calls += atOnce;
    await Promise.all(
      Array.from({ length: atOnce }, () =>
        runJob(context(0, "system:queue"), { name: message.subscription, body, retried: 0 }),
      ),
    );
  };
  const seen: { id: string; subscription: string }[] = [];
  for (let round = 0; round < 5; round += 1) {
    await dispatchOutbox(database());
    const { rows } = await database().execute<{ id: string; subscription: string }>(
      sql`select id, subscription from deliveries where status = 'waiting' order by id`,
    );
    for (const message of rows) await come(message);
    seen.push(...rows);
    if (rows.length === 0) break;
  }
  for (let n = 0; n < again; n += 1) for (const message of seen) await come(message);
};

/** What jobs leave behind, without ids and times of the run. */
const traces = async (): Promise<unknown> => {
  const { rows } = await database().execute(sql`
    select
      (select json_agg(row_to_json(s) order by s.product_id) from product_stock s) as stock,
      (select json_agg(q.quantity order by q.product_id, q.quantity) from sold_lines q) as sold,
      (select json_agg(json_build_array(o.status, o.total, o.refunded_total, o.payment_status) order by o.status, o.total) from orders o) as orders,
      (select json_agg(json_build_array(w.user_id, w.balance) order by 1) from wallets w) as wallets,
      (select json_agg(e.type order by e.type) from events e) as events,
      (select json_agg(json_build_array(d.subscription, d.status) order by d.subscription, d.status) from deliveries d) as deliveries,
      (select json_agg(h.type order by h.type) from order_history h) as history,
      (select count(*)::int from dead_letters) as letters`);
  return { ...rows[0], mails: mailbox.sent.size };
};

const live = async (day: (typeof DAYS)[number], habit: Habit): Promise<unknown> => {
  await resetShop(database());
  for (const table of ["sold_lines", "product_sold", "dead_letters"])
    await database().execute(sql.raw(`delete from ${table}`));
  await database().execute(sql`
    insert into promotion_codes (id, code, benefit, conditions, created_at)
    values ('prm_free', 'FREE', '{"rule":"percent","args":{"percent":100}}', '[]', now())`);
  mailbox.away = false;
  mailbox.sent.clear();
  await day.work({ told: new Map(), deliver: () => deliverEach(habit) });
  await expectInvariants(database());
  await expectMoneyMatches(database());
  return traces();
};

beforeAll(async () => {
  await addProducts(
    database(),
    PRODUCTS.map(({ id, price, stock }) => ({ id, name: id, price, stock })),
  );
  await prepareShop(database());
});

test.each(DAYS.filter(({ name }) => name !== "poison").map((day) => [day.name, day] as const))(
  "every message of a day of %s three times at once, and all once more, leaves what once leaves",
  async (_, day) => {
    const once = await live(day, { atOnce: 1, again: 0 });
    expect(await live(day, { atOnce: 3, again: 1 })).toEqual(once);
    process.stdout.write(`${calls} messages so far\n`);
  },
);
