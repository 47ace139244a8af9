import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { inTransaction, type Transaction } from "@/db/client";
import { createContext } from "@/lib/events/context";
import { env } from "@/lib/kernel/env";
import { ProblemError } from "@/lib/kernel/errors";
import { useDatabase } from "@/testing/database";
import { holdPoints, holdPointsAgain, releasePoints } from "./hold-points";
import { issueLot } from "./issue-lot";
import { readPoints, readPointsOn } from "./queries";
import { rebuildPoints } from "./rebuild-points";
import { recordExpiryOf } from "./record-expiry";
import { redeemPoints } from "./redeem-points";
import { returnPoints } from "./return-points";
import { addDays, dayOf } from "./rules";
import { takeBackPoints } from "./take-back-points";
import { PointsModel } from "./testing-model";

const db = useDatabase();
const RUNS = Number(process.env.MODEL_RUNS ?? 2000);
const SEEDS = [20_261_120, 7, 1999, 424_242];
const START = "2026-01-10";

/** One account, as the model and the database have it. */
class World {
  readonly account: string;
  readonly model = new PointsModel(START, env.POINTS_TTL_DAYS);
  readonly tx: Transaction;
  /** How often each step did something, so that a property that nothing happens in is noticed. */
  readonly happened: Map<string, number>;
  #causes = 0;

  constructor(tx: Transaction, account: string, happened: Map<string, number>) {
    this.tx = tx;
    this.account = account;
    this.happened = happened;
  }

  count(what: string): void {
    this.happened.set(what, (this.happened.get(what) ?? 0) + 1);
  }

  get recorder() {
    return { actor: "system:test", now: new Date(`${this.model.today}T12:00:00Z`) };
  }

  cause(): string {
    this.#causes += 1;
    return `test:${this.account}:${this.#causes}`;
  }

  orderId(n: number): string {
    return `${this.account}:order:${n}`;
  }
}

type Step = { name: string; run(world: World): Promise<void> };
const step = (name: string, run: Step["run"]): Step => ({ name, run });

const issue = (amount: number, daysAgo: number, order: number | null) =>
  step(`issue ${amount}, ${daysAgo} days ago${order === null ? "" : `, for ${order}`}`, async (world) => {
    world.model.issue(amount, daysAgo, order);
    await issueLot(world.tx, world.recorder, {
      accountId: world.account,
      amount,
      cause: world.cause(),
      occurredAt: world.recorder.now,
      issuedOn: addDays(world.model.today, -daysAgo),
      orderId: order === null ? null : world.orderId(order),
    });
  });

const redeem = (amount: number) =>
  step(`redeem ${amount}`, async (world) => {
    const expected = world.model.redeem(amount) !== null;
    const redemption = { accountId: world.account, amount, cause: world.cause() };
    const result = await redeemPoints(world.tx, world.recorder, redemption);
    expect(result.ok).toBe(expected);
    world.count(expected ? "redeemed" : "refused");
  });

const redeemAll = step("redeem all that there is", async (world) => {
  if (world.model.balance > 0) await redeem(world.model.balance).run(world);
});

const hold = (n: number, amount: number) =>
  step(`hold ${amount} for ${n}`, async (world) => {
    if (world.model.order(n).asked > 0) return;
    const expected = world.model.hold(n, amount);
    const input = { orderId: world.orderId(n), accountId: world.account, amount };
    const held = await holdPoints(world.tx, world.recorder, input).then(
      () => true,
      (error: unknown) => {
        if (error instanceof ProblemError) return false;
        throw error;
      },
    );
    expect(held).toBe(expected);
    if (held) world.count("held");
  });

const release = (n: number) =>
  step(`release ${n}`, async (world) => {
    if (world.model.order(n).redeemed.length > 0) world.count("released");
    const before = world.model.lots.length;
    world.model.returnUntil(n, 0);
    if (world.model.lots.length > before) world.count("reissued");
    await releasePoints(world.tx, world.recorder, world.orderId(n));
  });

const holdAgain = (n: number) =>
  step(`hold again for ${n}`, async (world) => {
    const { asked, redeemed } = world.model.order(n);
    const expected = asked === 0 || redeemed.length > 0 || world.model.hold(n, asked);
    expect(await holdPointsAgain(world.tx, world.recorder, world.orderId(n))).toBe(expected);
    if (asked > 0 && redeemed.length === 0 && expected) world.count("held again");
  });

const refund = (n: number, percent: number) =>
  step(`refund ${percent} % of ${n}`, async (world) => {
    const { asked, earned, redeemed } = world.model.order(n);
    const orderId = world.orderId(n);
    const keep = Math.min(redeemed.length, asked - Math.floor((asked * percent) / 100));
    world.model.returnUntil(n, keep);
    await returnPoints(world.tx, world.recorder, { orderId, keep, note: "" });
    const target = Math.floor((earned * percent) / 100);
    const before = world.model.uncollected;
    if (target > world.model.order(n).takenBack) world.count("taken back");
    world.model.takeBackUntil(n, target);
    if (world.model.uncollected > before) world.count("uncollected");
    await takeBackPoints(world.tx, world.recorder, { orderId, target, note: "" });
  });

const wait = (days: number) =>
  step(`${days} days pass`, async (world) => {
    world.model.today = addDays(world.model.today, days);
  });

const expire = step("expiry is recorded", async (world) => {
  const recorded = await recordExpiryOf(world.tx, world.recorder, world.account, dayOf(world.recorder.now));
  if (recorded > 0) world.count("expired");
});

const issued = fc.integer({ min: 20, max: 80 });
const used = fc.integer({ min: 1, max: 40 });
const order = fc.nat({ max: 1 });
/** Around the days on which points of a year's life begin and end. */
const daysAgo = fc.constantFrom(0, 3, 334, 360, 363, 364, 365);
const holding = fc.tuple(order, used).map(([n, points]) => hold(n, points));

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.tuple(issued, daysAgo).map(([points, ago]) => issue(points, ago, null)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(issued, fc.constantFrom(0, 362), order)
      .map(([points, ago, n]) => issue(points, ago, n)),
  },
  { weight: 2, arbitrary: used.map(redeem) },
  { weight: 1, arbitrary: fc.constant(redeemAll) },
  { weight: 2, arbitrary: holding },
  { weight: 2, arbitrary: order.map(release) },
  { weight: 1, arbitrary: order.map(holdAgain) },
  {
    weight: 2,
    arbitrary: fc.tuple(order, fc.constantFrom(20, 50, 67, 100)).map(([n, percent]) => refund(n, percent)),
  },
  { weight: 2, arbitrary: fc.constantFrom(1, 2, 5, 31, 31).map(wait) },
  { weight: 1, arbitrary: fc.constant(expire) },
);

/** Points that expire soon, and an order that uses some. */
const histories = fc
  .tuple(issued, daysAgo, holding, fc.array(steps, { minLength: 3, maxLength: 8, size: "max" }))
  .map(([points, ago, held, rest]) => [issue(points, ago, null), held, ...rest]);

const expectSame = async ({ tx, account, model, recorder }: World): Promise<void> => {
  const shown = await readPoints(tx, account, recorder.now);
  expect(shown.balance).toBe(model.balance);
  expect(shown.entries.map(({ issuedOn, lastDay, left }) => ({ issuedOn, lastDay, left }))).toEqual(
    model.entries(),
  );
  const fromLog = await readPointsOn(tx, account, model.today);
  const bare = ({ issuedOn, lastDay, issued, left }: (typeof shown.entries)[number]) => ({
    ...{ issuedOn, lastDay, issued, left },
  });
  expect([fromLog.balance, fromLog.entries.map(bare)]).toEqual([shown.balance, shown.entries.map(bare)]);
};

let ran = 0;
const happened = new Map<string, number>();

test("whatever happens in any order, the ledger holds what a pile of single points would, and none is spent twice", async () => {
  const property = fc.asyncProperty(histories, (history) => {
    ran += 1;
    const account = `member-${ran}`;
    return inTransaction(db(), async (tx) => {
      const world = new World(tx, account, happened);
      for (const { run } of history) await run(world);
      await expectSame(world);
    });
  });
  const numRuns = Math.ceil(RUNS / SEEDS.length);
  await Promise.all(SEEDS.map((seed) => fc.assert(property, { seed, numRuns, endOnFailure: false })));
  expect(ran).toBeGreaterThanOrEqual(RUNS);
}, 180_000);

const snapshot = async () => {
  const lots = await db().execute(sql`select * from point_lots order by id`);
  const accounts = await db().execute(sql`select * from point_accounts order by account_id`);
  return { lots: lots.rows, accounts: accounts.rows };
};

test("dropped and rebuilt from the log, lots and balances of all those histories are what they were", async () => {
  const ctx = createContext(db(), "system:test");
  const before = await snapshot();
  expect(before.lots.length).toBeGreaterThan(RUNS);
  expect(await rebuildPoints(ctx)).toMatchObject({ corrected: [] });
  expect(await snapshot()).toEqual(before);

  await db().execute(sql`update point_lots set "left" = 0, expired = 0 where account_id = 'member-2'`);
  await db().execute(sql`delete from point_accounts where account_id = 'member-3'`);
  const { corrected } = await rebuildPoints(ctx);
  expect(corrected).toContain("account member-3");
  expect(await snapshot()).toEqual(before);
});

afterAll(() => {
  const told = [...happened].map(([what, times]) => `${what} ${times}`).join(", ");
  process.stdout.write(`${ran} histories: ${told}\n`);
  const known = ["redeemed", "refused", "held", "released", "reissued", "held again", "taken back"];
  for (const what of [...known, "uncollected", "expired"])
    expect([what, (happened.get(what) ?? 0) > RUNS / 200]).toEqual([what, true]);
});
