import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { productStock } from "@/db/schema/catalog";
import { orderHistory, orderLines } from "@/db/schema/orders";
import { advanceOrder } from "@/lib/orders/advance-order";
import { cancelOrder } from "@/lib/orders/cancel-order";
import { expireOrders } from "@/lib/orders/expire-orders";
import { refundOrder } from "@/lib/orders/refund-order";
import { settleIntent, takeInPaymentEvent } from "@/lib/orders/take-in-payment-event";
import { creditWallet } from "@/lib/wallet/credit-wallet";
import { findBalance } from "@/lib/wallet/queries";
import { startTopUp } from "@/lib/wallet/top-up";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { world } from "@/testing/fake-payments";
import {
  ADDRESS,
  expectInvariants,
  expectMoneyMatches,
  expectPointsMatch,
  expectRefusalIn,
  PRODUCTS,
  prepareShop,
  resetShop,
  Shop,
} from "@/testing/shop-model";
import { buyNow } from "./buy-now";
import { startCheckout } from "./start-checkout";

vi.mock("@/lib/services/payments", () => import("@/testing/fake-payments"));

const db = useDatabase();

type Step = { name: string; act(shop: Shop): Promise<void> };

/** A step of the model: it acts on the shop, and the invariants must hold behind it. */
class Command implements fc.AsyncCommand<object, Shop> {
  readonly #step: Step;

  constructor(step: Step) {
    this.#step = step;
  }

  check(): boolean {
    return true;
  }

  async run(_: object, shop: Shop): Promise<void> {
    await this.#step.act(shop);
    await expectInvariants(shop.db);
  }

  toString(): string {
    return this.#step.name;
  }
}

const step = (name: string, act: Step["act"]) => new Command({ name, act });

const productId = (n: number): string => PRODUCTS[n % PRODUCTS.length]?.id ?? "";

type Wish = { promotionCode?: string; pointsToRedeem?: number };

const order = async (shop: Shop, wish: Wish = {}): Promise<void> => {
  const lines = [...shop.cart].map(([productId, quantity]) => ({ productId, quantity }));
  const before = await shop.available();
  const held = (await shop.orders()).filter(({ status }) => status === "pending_payment");
  const result = await startCheckout(
    shop.context(),
    { cartKey: shop.cartKey, userId: shop.userId, addressHash: null, guestToken: null },
    { email: "ana@example.com", shippingAddress: ADDRESS, ...wish },
    lines,
  );
  expectRefusalIn(result, [
    ...(["empty-cart", "insufficient-stock", "order-paid", "conflict", "invalid-promotion-code"] as const),
    ...(wish.pointsToRedeem ? (["insufficient-points", "amount-below-minimum"] as const) : []),
  ]);
  if (held.length > 0) return;
  const fits = lines.every(({ productId, quantity }) => (before.get(productId) ?? 0) >= quantity);
  if (result.ok) expect(fits).toBe(true);
  if (!result.ok && result.problem.slug === "insufficient-stock") expect(fits).toBe(false);
};

/** The straight way, so that runs also get to what comes after it. */
const orderAndPay = async (shop: Shop, wish: Wish = {}): Promise<void> => {
  await order(shop, wish);
  withLast(world.pay);
  await deliver(shop, world.events().length - 1, 1);
};

const buy = async (shop: Shop, productId: string, quantity: number): Promise<void> => {
  const available = (await shop.available()).get(productId) ?? 0;
  const balance = await findBalance(shop.db, shop.userId);
  const buyer = { userId: shop.userId, email: "ana@example.com", shippingAddress: ADDRESS };
  const bought = await buyNow(shop.context(), buyer, { productId, quantity });
  if (!bought.ok) throw new Error(bought.problem.detail);
  const { state, total, failure } = bought.value;
  const expected =
    available < quantity ? "insufficient-stock" : balance < total ? "insufficient-balance" : null;
  expect([state, failure]).toEqual([expected ? "failed" : "succeeded", expected]);
  expect(await findBalance(shop.db, shop.userId)).toBe(expected ? balance : balance - total);
};

const stockAndRefunded = async (shop: Shop) => {
  const stock = await shop.db.select().from(productStock).orderBy(productStock.productId);
  const lines = await shop.db.select().from(orderLines);
  const returned = (id: string) =>
    lines
      .filter((line) => line.productId === id)
      .reduce((sum, { refundedQuantity }) => sum + refundedQuantity, 0);
  return stock.map(({ productId, stock }) => ({ stock, returned: returned(productId) }));
};

const refund = async (shop: Shop, n: number, share: number, restock: boolean): Promise<void> => {
  const found = await shop.orderAt(n);
  if (!found) return;
  const part = share === 0 ? {} : { amount: Math.max(1, Math.floor((found.total * share) / 100)) };
  const input = { orderId: found.id, restock, reason: "test", ...part };
  const before = await stockAndRefunded(shop);
  const result = await refundOrder(shop.context("user:admin"), input);
  expectRefusalIn(result, ["refund-too-large", "illegal-transition"]);
  const after = await stockAndRefunded(shop);
  const grown = after.map(({ returned }, at) => returned - (before[at]?.returned ?? 0));
  expect(after.map(({ stock }, at) => stock - (before[at]?.stock ?? 0))).toEqual(
    restock ? grown : grown.map(() => 0),
  );
};

const deliver = async (shop: Shop, n: number, times: number): Promise<void> => {
  const event = world.events()[n % Math.max(1, world.events().length)];
  if (!event) return;
  const one = () => takeInPaymentEvent(shop.context("system:stripe"), event);
  await Promise.all(Array.from({ length: times }, one));
};

/** The newest payment, or the one before it. */
const withLast = (act: (id: string) => void, n = 0): void => {
  const last = world.intents().at(-1 - (n % 2));
  if (last) act(last.id);
};

/** Cancel, expiry, the webhook and the return page all at once. */
const collide = async (shop: Shop, n: number): Promise<void> => {
  const found = await shop.orderAt(n);
  if (!found) return;
  const intent = world.intents().find(({ id }) => id === found.paymentIntentId);
  await Promise.all([
    cancelOrder(shop.context(), found),
    expireOrders(shop.context("system:expiry")),
    intent && settleIntent(shop.context("system:stripe"), intent),
    intent && settleIntent(shop.context("guest"), intent),
  ]);
};

const nat = fc.nat({ max: 7 });
const quantity = fc.integer({ min: 1, max: 3 });

const commands = [
  fc
    .tuple(nat, quantity)
    .map(([n, q]) => step(`add ${q} of ${productId(n)}`, async ({ cart }) => void cart.set(productId(n), q))),
  fc
    .boolean()
    .map((code) =>
      step(code ? "order with a code" : "order", (shop) =>
        order(shop, code ? { promotionCode: "twice" } : {}),
      ),
    ),
  fc.constant(step("order", (shop) => order(shop))),
  fc.constant(step("order and pay", (shop) => orderAndPay(shop))),
  fc
    .tuple(fc.constantFrom(50, 300, 1700, 3100), fc.boolean())
    .map(([pointsToRedeem, pay]) =>
      step(`order with ${pointsToRedeem} points${pay ? " and pay" : ""}`, (shop) =>
        pay ? orderAndPay(shop, { pointsToRedeem }) : order(shop, { pointsToRedeem }),
      ),
    ),
  nat.map((n) =>
    step(`loyalty hears of ${n}`, async (shop) => {
      const found = await shop.orderAt(n);
      if (found) await shop.tellLoyalty(found);
    }),
  ),
  nat.map((n) => step(`pay ${n % 2}`, async () => withLast(world.pay, n))),
  fc.constant(
    step("order, and the card is declined", async (shop) => {
      await order(shop);
      withLast(world.decline);
      await deliver(shop, world.events().length - 1, 1);
    }),
  ),
  fc.constant(step("decline", async () => withLast(world.decline))),
  fc.constant(step("the bank takes its time", async () => withLast(world.process))),
  fc.boolean().map((ok) => step(`the bank says ${ok}`, async () => withLast((id) => world.finish(id, ok)))),
  fc
    .tuple(nat, fc.integer({ min: 1, max: 3 }))
    .map(([n, times]) => step(`webhook ${n} comes ${times} times`, (shop) => deliver(shop, n, times))),
  nat.map((n) =>
    step(`webhook ${n} from the end`, (shop) => deliver(shop, Math.max(0, world.events().length - 1 - n), 1)),
  ),
  nat.map((n) =>
    step(`cancel ${n}`, async (shop) => {
      const found = await shop.orderAt(n);
      if (found) expectRefusalIn(await cancelOrder(shop.context(), found), ["illegal-transition"]);
    }),
  ),
  fc.constant(
    step("time runs out", async (shop) => {
      shop.wait(31);
      await expireOrders(shop.context("system:expiry"));
    }),
  ),
  nat.map((n) => step(`everything at once about ${n}`, (shop) => collide(shop, n))),
  fc
    .tuple(nat, fc.constantFrom(0, 0, 30, 100), fc.boolean())
    .map(([n, share, restock]) =>
      step(`refund ${share || "the rest"} of ${n}${restock ? ", restocked" : ""}`, (shop) =>
        refund(shop, n, share, restock),
      ),
    ),
  fc.constant(step("refunds are sent", (shop) => shop.sendRefunds())),
  nat.map((n) =>
    step(`fulfil ${n}`, async (shop) => {
      const found = await shop.orderAt(n);
      if (found) await advanceOrder(shop.context("user:admin"), found.id, "fulfilled");
    }),
  ),
  fc
    .tuple(nat, quantity)
    .map(([n, q]) => step(`buy ${q} of ${productId(n)} now`, (shop) => buy(shop, productId(n), q))),
  fc.integer({ min: 1, max: 9000 }).map((amount) =>
    step(`credit ${amount}`, async (shop) => {
      await creditWallet(shop.context("user:admin"), { userId: shop.userId, amount, reason: "test" });
    }),
  ),
  fc
    .integer({ min: 50, max: 9000 })
    .map((amount) =>
      step(`top up ${amount}`, async (shop) => void (await startTopUp(shop.context(), shop.userId, amount))),
    ),
];

const RUNS = Number(process.env.MODEL_RUNS ?? 2000);
const SEEDS = [20_261_120, 7, 1999, 424_242];
let ran = 0;
/** What happened to orders in all runs together, so that a model that nothing happens in is noticed. */
const happened = new Map<string, number>();

const countHistory = async (): Promise<void> => {
  for (const { type } of await db().select({ type: orderHistory.type }).from(orderHistory)) {
    happened.set(type, (happened.get(type) ?? 0) + 1);
  }
};

beforeAll(async () => {
  await addProducts(
    db(),
    PRODUCTS.map(({ id, price, stock }) => ({ id, name: id, price, stock })),
  );
  await prepareShop(db());
});

afterAll(() => {
  expect(ran).toBeGreaterThanOrEqual(RUNS);
  const told = [...happened].map(([type, times]) => `${type} ${times}`).join(", ");
  process.stdout.write(`${ran} runs (seeds ${SEEDS.join(", ")}): ${told}\n`);
  for (const type of ["paid", "cancelled", "expired", "refunded", "fulfilled", "payment-failed"]) {
    expect([type, (happened.get(type) ?? 0) > RUNS / 500]).toEqual([type, true]);
  }
});

test.each(SEEDS)(
  "whatever a shopper, a bank and an admin do in any order, money and stock stay exact (seed %i)",
  async (seed) => {
    await fc.assert(
      fc.asyncProperty(fc.commands(commands, { maxCommands: 14, size: "+1" }), async (sequence) => {
        ran += 1;
        await resetShop(db());
        const shop = new Shop(db(), "usr_ana");
        await fc.asyncModelRun(() => ({ model: {}, real: shop }), sequence);
        await shop.settleDown();
        await expectInvariants(shop.db);
        await expectMoneyMatches(shop.db);
        await expectPointsMatch(shop.db);
        await countHistory();
      }),
      { seed, numRuns: Math.ceil(RUNS / SEEDS.length), endOnFailure: false },
    );
  },
  180_000,
);
