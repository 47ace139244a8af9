import { createRandom, mixSeeds, type Random } from "./random";

type SoldProduct = { key: string; category: string; price: number; rating: number | null };

type Options = {
  products: readonly SoldProduct[];
  /** Those who come earlier in the list buy more often. */
  customers: readonly unknown[];
  guests: readonly unknown[];
  now: Date;
  seed?: number;
  days?: number;
};

export type PastOrder = {
  placedAt: Date;
  buyer: { kind: "customer" | "guest"; index: number };
  lines: { key: string; quantity: number }[];
  outcome: "delivered" | "fulfilled" | "paid" | "refunded";
};

const dayMs = 86_400_000;

/** Orders on an ordinary day, Sunday first. */
const ordersByWeekday = [15, 11, 10, 11, 13, 17, 21] as const;

/** Share of a day's orders by hour (UTC): a rise at breakfast, one at lunch, most in the evening. */
const hours = [1, 0, 0, 0, 0, 1, 3, 6, 9, 9, 8, 9, 11, 8, 6, 6, 7, 9, 12, 15, 14, 9, 5, 2] as const;

/** How often goods of a category are bought, against the average. */
const appetite: Readonly<Record<string, number>> = {
  "fruit-vegetables": 3,
  "dairy-cheese": 2.6,
  bakery: 2.4,
  "pantry-drinks": 1.6,
  "books-office": 1,
  household: 0.9,
  elects: 0.9,
  unicorns: 0.4,
};

/** What this market is known for: share of all lines, whatever the price. */
const bestKnown: Readonly<Record<string, number>> = {
  "strawberries-400-g": 0.045,
  "wireless-headphones-stil": 0.04,
  "aged-gouda-18-months": 0.035,
  "butter-croissants-6": 0.035,
  "trail-runner": 0.035,
  "bear-soft": 0.035,
  "avocado-ready-to-eat": 0.03,
  "whole-milk-1-l": 0.03,
  "bananas-bunch-of-5": 0.03,
  "free-range-eggs-box-of-10": 0.025,
  "tulips-bunch-of-20": 0.02,
  "espresso-beans-harbour-1-kg": 0.02,
  "playing-cards-linen-finish": 0.015,
  "the-lighthouse-keepers-ledger": 0.015,
  "lambswool-scarf-red": 0.015,
  "school-backpack-18-l": 0.012,
  "puppy-kibble-chicken-3-kg": 0.012,
  unicorn: 0.002,
};

const groceries = new Set(["fruit-vegetables", "dairy-cheese", "bakery", "pantry-drinks"]);

/** Draws indices by weight. */
const drawer = (weights: readonly number[]): ((random: Random) => number) => {
  let sum = 0;
  const sums = weights.map((weight) => {
    sum += weight;
    return sum;
  });
  return (random) => {
    const target = random.next() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
};

const shuffled = (length: number, random: Random): number[] => {
  const order = Array.from({ length }, (_, index) => index);
  for (let last = length - 1; last > 0; last -= 1) {
    const other = random.integer(0, last);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
};

/**
 * A weight for every product: what is best known takes its share, the rest follows Zipf over a fixed shuffle, in which the
 * cheaper and the better rated sell more.
 */
const popularity = (products: readonly SoldProduct[], seed: number): number[] => {
  const rank = shuffled(products.length, createRandom(mixSeeds(seed, 0x9001)));
  const weights = products.map(({ key, category, price, rating }, index) => {
    if (bestKnown[key] !== undefined) return 0;
    const liked = rating === null ? 0.4 : 0.2 + (rating / 5) ** 4;
    const cheap = 1 / (1 + price / 4000);
    return ((rank[index] ?? 0) + 6) ** -0.65 * liked * cheap * (appetite[category] ?? 0.8);
  });
  const shared = products.reduce((sum, { key }) => sum + (bestKnown[key] ?? 0), 0);
  const rest = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  return products.map(({ key }, index) => bestKnown[key] ?? ((weights[index] ?? 0) / rest) * (1 - shared));
};

const quantityOf = (random: Random, product: SoldProduct): number => {
  if (product.price >= 20_000) return 1;
  const draw = random.next();
  if (product.price >= 2_500) return draw < 0.88 ? 1 : 2;
  if (draw < 0.58) return 1;
  if (draw < 0.84) return 2;
  return random.integer(3, 6);
};

const lineCounts = [1, 1, 1, 2, 2, 2, 3, 3, 4, 5] as const;

/** One to five different products; who starts with groceries mostly goes on with groceries. */
const linesOf = (
  random: Random,
  products: readonly SoldProduct[],
  draw: (random: Random) => number,
): PastOrder["lines"] => {
  const lines = new Map<string, number>();
  const wanted = random.pick(lineCounts);
  let first: boolean | undefined;
  for (let tries = 0; lines.size < wanted && tries < 40; tries += 1) {
    const product = products[draw(random)];
    if (!product || lines.has(product.key)) continue;
    const grocery = groceries.has(product.category);
    first ??= grocery;
    if (grocery !== first && random.chance(0.75)) continue;
    lines.set(product.key, quantityOf(random, product));
  }
  return [...lines].map(([key, quantity]) => ({ key, quantity }));
};

const outcomeOf = (random: Random, ageDays: number): PastOrder["outcome"] => {
  const draw = random.next();
  if (ageDays >= 1 && draw < 0.035) return "refunded";
  if (ageDays < 0.8) return draw < 0.9 ? "paid" : "fulfilled";
  if (ageDays < 2) return draw < 0.35 ? "paid" : "fulfilled";
  if (ageDays < 5) return draw < 0.45 ? "fulfilled" : "delivered";
  return draw < 0.045 ? "fulfilled" : "delivered";
};

/**
 * Paid orders of the last `days` days, oldest first. Every day is drawn from its own seed: running it tomorrow adds a
 * day and ages the outcomes, but leaves the orders of earlier days as they were.
 */
export const generatePastOrders = (options: Options): PastOrder[] => {
  const { products, customers, guests, now, seed = 1, days = 60 } = options;
  const drawProduct = drawer(popularity(products, seed));
  const drawHour = drawer(hours);
  const drawCustomer = drawer(customers.map((_, index) => (index + 4) ** -0.6));
  const today = Math.floor(now.getTime() / dayMs);

  const buyerOf = (random: Random): PastOrder["buyer"] => {
    const asGuest = customers.length === 0 || (guests.length > 0 && random.chance(0.22));
    return asGuest
      ? { kind: "guest", index: random.integer(0, guests.length - 1) }
      : { kind: "customer", index: drawCustomer(random) };
  };

  const ordersOf = (day: number): PastOrder[] => {
    const random = createRandom(mixSeeds(seed, day));
    const ordinary = ordersByWeekday[new Date(day * dayMs).getUTCDay()] ?? 12;
    const count = Math.min(25, Math.max(8, Math.round(ordinary * (0.8 + random.next() * 0.4))));
    return Array.from({ length: count }, () => {
      const placedAt = new Date(day * dayMs + drawHour(random) * 3_600_000 + random.integer(0, 3_599_999));
      const age = (now.getTime() - placedAt.getTime()) / dayMs;
      return {
        placedAt,
        buyer: buyerOf(random),
        lines: linesOf(random, products, drawProduct),
        outcome: outcomeOf(random, age),
      };
    });
  };

  return Array.from({ length: days + 1 }, (_, index) => ordersOf(today - days + index))
    .flat()
    .filter(({ placedAt }) => placedAt <= now && now.getTime() - placedAt.getTime() <= days * dayMs)
    .sort((one, other) => one.placedAt.getTime() - other.placedAt.getTime());
};
