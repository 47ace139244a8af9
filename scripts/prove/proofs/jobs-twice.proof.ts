import { sql } from "drizzle-orm";
import { beforeAll, expect, test, vi } from "vitest";
import { dispatchOutbox } from "@/lib/events/dispatch";
import { runJob } from "@/lib/jobs/run-job";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { expectInvariants, expectMoneyMatches, PRODUCTS, prepareShop, resetShop } from "@/testing/shop-model";
import { hashOf, readState } from "../database-state";
import { mailbox } from "../fake-mail";
import { queue } from "../fake-queue";
import { context, DAYS } from "../working-days";

vi.mock("@/lib/services/mail", async (original) => ({
  ...(await original<typeof import("@/lib/services/mail")>()),
  sendMail: (await import("../fake-mail")).sendMail,
}));
vi.mock("@/lib/services/payments", () => import("@/testing/fake-payments"));
vi.mock("@/lib/services/queue", async (original) => ({
  ...(await original<typeof import("@/lib/services/queue")>()),
  publishMessages: (await import("../fake-queue")).publishMessages,
}));

const db = useDatabase();

/** How often a message comes at the same moment, and how often all of them come once more afterwards. */
type Habit = { atOnce: number; again: number };

let calls = 0;

const send = () => dispatchOutbox(db());

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
    await send();
    const { rows } = await db().execute<{ id: string; subscription: string }>(
      sql`select id, subscription from deliveries where status = 'waiting' order by id`,
    );
    for (const message of rows) await come(message);
    seen.push(...rows);
    if (rows.length === 0) break;
  }
  for (let n = 0; n < again; n += 1) for (const message of seen) await come(message);
};

/** What the model of the shop does not empty itself. */
const LEFT_OVER = ["sold_lines", "product_sold", "dead_letters", "external_orders", "backup_entries"];

type Left = { hash: string; state: Record<string, string[]>; mails: number };

/** Lives a day from an empty shop on; answers what it leaves in the database and in the mailbox. */
const live = async (day: (typeof DAYS)[number], habit: Habit): Promise<Left> => {
  await resetShop(db());
  for (const table of LEFT_OVER) await db().execute(sql.raw(`delete from ${table}`));
  await db().execute(sql`
    insert into promotion_codes (id, code, benefit, conditions, created_at)
    values ('prm_free', 'FREE', '{"rule":"percent","args":{"percent":100}}', '[]', now())`);
  mailbox.away = false;
  queue.away = false;
  mailbox.sent.clear();
  await day.work({ told: new Map(), send, deliver: () => deliverEach(habit) });
  await expectInvariants(db());
  await expectMoneyMatches(db());
  const state = await readState(db());
  return { hash: hashOf(state), state, mails: mailbox.sent.size };
};

beforeAll(async () => {
  await addProducts(
    db(),
    PRODUCTS.map(({ id, price, stock }) => ({ id, name: id, price, stock })),
  );
  await prepareShop(db());
});

const days = DAYS.filter(({ name }) => name !== "poison");
const hashes: string[] = [];

test.each(days.map((day) => [day.name, day] as const))(
  "every message of a day of %s three times at once, and all once more, leaves what once leaves",
  async (_, day) => {
    const once = await live(day, { atOnce: 1, again: 0 });
    const thrice = await live(day, { atOnce: 3, again: 1 });
    expect(thrice).toEqual(once);
    hashes.push(`${day.name} ${once.hash}`);
  },
);

test("all days were lived", () => {
  process.stdout.write(`${calls} messages; hash of the whole database alike: ${hashes.join(", ")}\n`);
  expect(hashes).toHaveLength(days.length);
});
