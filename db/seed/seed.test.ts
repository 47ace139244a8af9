import { count, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { inTransaction } from "@/db/client";
import { users } from "@/db/schema/accounts";
import { isPassword } from "@/lib/accounts/passwords";
import { listAddresses } from "@/lib/accounts/queries";
import { listCategories, listProducts, listTopics } from "@/lib/catalog/queries";
import { Product } from "@/lib/catalog/schema";
import { findBalance, listUnbalanced } from "@/lib/wallet/queries";
import { useDatabase } from "@/testing/database";
import { generateProducts } from "./catalog/generate";
import { seedDatabase } from "./index";
import { insertSeedProducts } from "./insert-catalog";
import { accounts, customers } from "./people";

const db = useDatabase();
const now = new Date("2026-11-20T12:00:00Z");

test("an empty shop gets its catalogue and accounts once", async () => {
  expect(await seedDatabase(db(), { now })).toEqual({ products: 300 });
  expect(await seedDatabase(db(), { now })).toBeNull();
  const [people] = await db().select({ n: count() }).from(users);
  expect(people?.n).toBe(accounts.length + customers.length);
});

test("every category and topic has products, and every product is whole and was there before the first order", async () => {
  const shelves = [...(await listCategories(db())), ...(await listTopics(db()))];
  expect(shelves).toHaveLength(19);
  expect(shelves.filter(({ count: n, blurb }) => n === 0 || blurb === "")).toEqual([]);
  const { products } = await listProducts(db(), { sort: "newest", limit: 300 });
  for (const product of products) {
    expect(Product.parse(product).imageUrl).toMatch(/^\/art\//);
    expect(Date.parse(product.createdAt)).toBeLessThan(now.getTime() - 60 * 86_400_000);
  }
});

test("the accounts that are printed can be signed in to", async () => {
  for (const { email, password, role } of accounts) {
    const [user] = await db().select().from(users).where(eq(users.email, email));
    expect(await isPassword(password, user?.passwordHash ?? "")).toBe(true);
    expect(user?.role === "admin").toBe(role === "admin");
    expect(user?.emailVerifiedAt).not.toBeNull();
  }
});

test("the shopper's wallet pays for one unicorn and not for two, and knows where to send it", async () => {
  const [shopper] = await db().select().from(users).where(eq(users.email, "shopper@example.com"));
  expect(await findBalance(db(), shopper?.id ?? "")).toBe(330_000);
  expect(await listUnbalanced(db())).toEqual([]);
  expect(await listAddresses(db(), shopper?.id ?? "")).toMatchObject([
    { city: "Amsterdam", isDefault: true },
  ]);
});

test("generated products come on top, and the same ones again change nothing", async () => {
  const list = [...generateProducts(2500)];
  const add = () => inTransaction(db(), (tx) => insertSeedProducts(tx, list, now));
  expect(await add()).toBe(2500);
  expect(await add()).toBe(0);
});
