import { describe, expect, it } from "vitest";
import { products } from "./catalog/products";
import { generatePastOrders } from "./orders";
import { accounts, customers, guests } from "./people";

const now = new Date("2026-11-20T15:00:00Z");
const dayMs = 86_400_000;
const orders = generatePastOrders({ products, customers, guests, now, seed: 5 });
const byKey = new Map(products.map((product) => [product.key, product]));

const soldByKey = (): [string, number][] => {
  const sold = new Map<string, number>();
  for (const { key, quantity } of orders.flatMap((order) => order.lines)) {
    sold.set(key, (sold.get(key) ?? 0) + quantity);
  }
  return [...sold].sort((one, other) => other[1] - one[1]);
};

describe("past orders", () => {
  it("are the same for the same input and others for another seed", () => {
    expect(generatePastOrders({ products, customers, guests, now, seed: 5 })).toEqual(orders);
    expect(generatePastOrders({ products, customers, guests, now, seed: 6 })).not.toEqual(orders);
  });

  it("keep what was ordered on earlier days when time goes on", () => {
    const later = generatePastOrders({
      products,
      customers,
      guests,
      now: new Date(now.getTime() + 3 * dayMs),
      seed: 5,
    });
    const ordered = ({ placedAt, buyer, lines }: (typeof orders)[number]) => ({ placedAt, buyer, lines });
    const shared = later.filter((order) => order.placedAt <= now).map(ordered);
    expect(shared.length).toBeGreaterThan(600);
    expect(orders.map(ordered)).toEqual(expect.arrayContaining(shared));
  });

  it("fill the last 60 days in order, 8–25 a whole day, and never the future", () => {
    const perDay = new Map<string, number>();
    let previous = now.getTime() - 60 * dayMs;
    for (const { placedAt } of orders) {
      expect(placedAt.getTime()).toBeGreaterThanOrEqual(previous);
      previous = placedAt.getTime();
      const day = placedAt.toISOString().slice(0, 10);
      perDay.set(day, (perDay.get(day) ?? 0) + 1);
    }
    expect(previous).toBeLessThanOrEqual(now.getTime());
    const whole = [...perDay].slice(1, -1).map(([, count]) => count);
    expect(whole).toHaveLength(59);
    expect(Math.min(...whole)).toBeGreaterThanOrEqual(8);
    expect(Math.max(...whole)).toBeLessThanOrEqual(25);
  });

  it("are more on Saturdays than on Tuesdays", () => {
    const on = (weekday: number) => orders.filter((order) => order.placedAt.getUTCDay() === weekday).length;
    expect(on(6)).toBeGreaterThan(on(2) * 1.4);
  });

  it("hold 1–5 lines of different known products in whole quantities", () => {
    for (const { lines } of orders) {
      expect(lines.length >= 1 && lines.length <= 5).toBe(true);
      expect(new Set(lines.map((line) => line.key)).size).toBe(lines.length);
      for (const { key, quantity } of lines) {
        expect(byKey.has(key)).toBe(true);
        expect(Number.isInteger(quantity) && quantity >= 1 && quantity <= 6).toBe(true);
      }
    }
  });

  it("make best sellers: a tenth of what sells is a third of the units or more", () => {
    const sold = soldByKey();
    const units = sold.reduce((sum, [, quantity]) => sum + quantity, 0);
    const top = sold.slice(0, Math.ceil(sold.length / 10)).reduce((sum, [, quantity]) => sum + quantity, 0);
    expect(top / units).toBeGreaterThan(0.33);
    expect(sold.length).toBeGreaterThan(200);
  });

  it("mix the counters at the top, so that best sellers are not all groceries", () => {
    const top = soldByKey().slice(0, 16);
    expect(new Set(top.map(([key]) => byKey.get(key)?.category)).size).toBeGreaterThanOrEqual(5);
  });

  it("are delivered when old, on their way when recent, and refunded now and then", () => {
    const aged = (least: number, most: number) =>
      orders.filter(({ placedAt }) => {
        const age = (now.getTime() - placedAt.getTime()) / dayMs;
        return age >= least && age < most;
      });
    expect(aged(0, 0.8).some((order) => order.outcome === "paid")).toBe(true);
    expect(aged(0, 0.8).some((order) => order.outcome === "delivered")).toBe(false);
    const old = aged(10, 60);
    expect(old.filter((order) => order.outcome === "delivered").length / old.length).toBeGreaterThan(0.9);
    const refunded = orders.filter((order) => order.outcome === "refunded").length / orders.length;
    expect(refunded).toBeGreaterThan(0.01);
    expect(refunded).toBeLessThan(0.08);
  });

  it("name buyers that exist, some of them guests", () => {
    for (const { buyer } of orders) {
      expect((buyer.kind === "guest" ? guests : customers)[buyer.index]).toBeDefined();
    }
    expect(orders.some((order) => order.buyer.kind === "guest")).toBe(true);
  });
});

describe("seeded people", () => {
  it("have addresses of their own at example.com and a country code", () => {
    const people = [...accounts, ...customers, ...guests];
    expect(customers.length).toBeGreaterThanOrEqual(40);
    expect(new Set(people.map((person) => person.email)).size).toBe(people.length);
    for (const { email, address } of people) {
      expect(email).toMatch(/^[a-z.-]+@example\.com$/);
      expect(address.country).toMatch(/^[A-Z]{2}$/);
      expect(address.name && address.line1 && address.city && address.postalCode).toBeTruthy();
    }
  });

  it("include the three accounts that can be signed in to", () => {
    expect(accounts.map(({ email, password, role }) => ({ email, password, role }))).toEqual([
      { email: "shopper@example.com", password: "Shopper-pass-1", role: "user" },
      { email: "family@example.com", password: "Family-pass-1", role: "user" },
      { email: "admin@example.com", password: "Admin-pass-1", role: "admin" },
    ]);
  });
});
