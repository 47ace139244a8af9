import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { PlatformFile } from "../../emulators/platform";
import { type Answer, call, pay } from "./calls";
import type { Diary } from "./diary";
import { ADDRESS, type Customer } from "./people";

export type Town = {
  url: string;
  platform: PlatformFile;
  products: string[];
  diary: Diary;
  /** When the last server came up that nobody will kill; ms. */
  calmSince: number;
};

/** A key whose call died is free after a minute; a shop in health must have answered everybody by then. */
const ANSWERED_WITHIN_MS = 100_000;
const ARRIVES_WITHIN_MS = 5_000;
const SEEN_AS_PAID_WITHIN_MS = 20_000;
const TOP_UP = 20_000;

/** One customer who never takes silence for an answer: whatever breaks off is asked again under the same key. */
export class Shopper {
  readonly #town: Town;
  readonly #person: Customer;
  readonly #random: () => number;

  constructor(town: Town, person: Customer, random: () => number) {
    this.#town = town;
    this.#person = person;
    this.#random = random;
  }

  /** Orders, and with an account buys and tops up, until servers live on, and finishes what it began. */
  async live(): Promise<void> {
    const { diary } = this.#town;
    await delay(this.#random() * ARRIVES_WITHIN_MS);
    while (Date.now() < this.#town.calmSince) {
      const choice = this.#random();
      try {
        const { userId } = this.#person;
        if (userId === null || choice < 0.5) await this.#checkOut();
        else if (choice < 0.85) await this.#buyNow(userId);
        else await this.#topUp(userId);
      } catch (error) {
        diary.faults.push(error instanceof Error ? error.message : String(error));
      }
      await delay(50 + this.#random() * 250);
    }
  }

  async #ask(path: string, body: unknown, key: string = randomUUID()): Promise<Answer> {
    const { url, diary } = this.#town;
    const { localAddress } = this.#person;
    const headers = { ...this.#person.headers, "idempotency-key": key };
    while (Date.now() < this.#town.calmSince + ANSWERED_WITHIN_MS) {
      const answer = await call(`${url}${path}`, { headers, body, localAddress }).catch(() => null);
      if (answer === null) diary.brokenOff += 1;
      else if (answer.status === 503) diary.unavailable += 1;
      else if (answer.slug === "idempotency-in-flight") diary.inFlight += 1;
      else return answer;
      await delay(500 + this.#random() * 1_000);
    }
    throw new Error(`${path} under ${key} was never answered`);
  }

  /** True for a success; a refusal that makes sense is noted, anything else is a fault. */
  #accept(what: string, { status, slug }: Answer, refusals: string[]): boolean {
    if (status < 300) return true;
    const { diary } = this.#town;
    (refusals.includes(slug) ? diary.refusals : diary.faults).push(`${what}: ${status} ${slug}`);
    return false;
  }

  #product(): string {
    const { products } = this.#town;
    return products[Math.floor(this.#random() * products.length)] ?? "";
  }

  async #checkOut(): Promise<void> {
    const { platform, diary } = this.#town;
    const { userId, email } = this.#person;
    const quantity = 1 + Math.floor(this.#random() * 2);
    const added = await this.#ask("/api/cart", { productId: this.#product(), quantity });
    if (!this.#accept("cart", added, [])) return;
    const placed = await this.#ask("/api/checkout/create-payment-intent", {
      email,
      shippingAddress: ADDRESS,
    });
    if (!this.#accept("checkout", placed, ["empty-cart", "order-paid", "too-many-open-orders"])) {
      diary.leftCarts.add(email);
      return;
    }
    diary.leftCarts.delete(email);
    await pay(platform, placed.body);
    const { orderId, total, paymentIntentId } = placed.body;
    diary.cardOrders.push({
      orderId: String(orderId),
      userId,
      total: Number(total),
      paymentIntentId: String(paymentIntentId),
    });
    await this.#waitForPaid(String(orderId), placed.cookies);
  }

  /**
   * The webhook may have met a dead server, so that it comes late; whoever waits too long goes on. A guest is known by the
   * cookie that came with the order, also when the first answer was lost.
   */
  async #waitForPaid(orderId: string, cookies: string[]): Promise<void> {
    const { url, diary } = this.#town;
    const { localAddress, headers: own } = this.#person;
    const headers = { ...own, cookie: [own.cookie, ...cookies].join("; ") };
    const deadline = Date.now() + SEEN_AS_PAID_WITHIN_MS;
    while (Date.now() < deadline) {
      const asked = { method: "GET", headers, localAddress };
      const answer = await call(`${url}/api/order/${orderId}`, asked).catch(() => null);
      if (answer?.status === 404) {
        diary.faults.push(`${orderId} is not shown to whoever placed it`);
        return;
      }
      const order = answer?.body.order as { status?: string } | undefined;
      if (order?.status === "paid") return;
      await delay(400);
    }
  }

  async #buyNow(userId: string): Promise<void> {
    const { diary } = this.#town;
    const bought = await this.#ask("/api/purchase", { productId: this.#product(), quantity: 1 });
    if (!this.#accept("purchase", bought, ["insufficient-balance"])) return;
    const { orderId, total } = bought.body;
    diary.quickBuys.push({
      orderId: String(orderId),
      userId,
      total: Number(total),
      paymentIntentId: null,
    });
  }

  async #topUp(userId: string): Promise<void> {
    const { platform, diary } = this.#town;
    const started = await this.#ask("/api/wallet/top-up", { amount: TOP_UP });
    if (!this.#accept("top-up", started, [])) return;
    await pay(platform, started.body);
    const { paymentIntentId } = started.body;
    diary.topUps.push({
      paymentIntentId: String(paymentIntentId),
      userId,
      amount: TOP_UP,
    });
  }
}
