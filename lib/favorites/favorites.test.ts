import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { favorites, products } from "@/db/schema/catalog";
import { createContext } from "@/lib/events/context";
import { createId } from "@/lib/kernel/ids";
import * as kv from "@/lib/services/kv";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import * as guestStore from "./guest-store";
import { mergeFavorites } from "./merge-favorites";
import { listFavoriteIds, listFavorites } from "./queries";
import { MAX_GUEST_FAVORITES } from "./rules";
import { setFavorite } from "./set-favorite";

const db = useDatabase();
const ctx = () => createContext(db(), "system:test");
const aGuest = () => ({ userId: null, cartId: randomUUID() });
const aPerson = (cartId: string | null = null) => ({ userId: createId("usr"), cartId });
const heart = (owner: { userId: string | null; cartId: string | null }, productId: string, favorite = true) =>
  setFavorite(ctx(), owner, { productId, favorite });

beforeAll(async () => {
  const names = Array.from({ length: MAX_GUEST_FAVORITES + 3 }, (_, n) => `P${n}`);
  await addProducts(
    db(),
    [...names, "Gone"].map((name) => ({ id: name, name })),
  );
});

describe.each([
  ["a guest", aGuest],
  ["a person", aPerson],
])("%s", (_, anOwner) => {
  test("finds hearts again newest first, each once, and without those taken back", async () => {
    const owner = anOwner();
    for (const id of ["P1", "P2", "P3", "P1", "P4"]) await heart(owner, id);
    await heart(owner, "P2", false);
    await heart(owner, "P9", false);
    expect(await listFavoriteIds(ctx(), owner)).toEqual(["P4", "P3", "P1"]);
    expect((await listFavorites(ctx(), owner)).map(({ name }) => name)).toEqual(["P4", "P3", "P1"]);
    expect(await listFavoriteIds(ctx(), anOwner())).toEqual([]);
  });

  test("cannot mark what is not sold, and can let go of what went out of the shop", async () => {
    const owner = anOwner();
    expect(await heart(owner, "prd_nothing")).toMatchObject({
      ok: false,
      problem: { slug: "unknown-product" },
    });
    await heart(owner, "Gone");
    await heart(owner, "P1");
    await db().update(products).set({ archivedAt: new Date() }).where(eq(products.id, "Gone"));
    expect((await listFavorites(ctx(), owner)).map(({ productId }) => productId)).toEqual(["P1"]);
    expect((await heart(owner, "Gone", false)).ok).toBe(true);
    await db().update(products).set({ archivedAt: null }).where(eq(products.id, "Gone"));
    expect(await listFavoriteIds(ctx(), owner)).toEqual(["P1"]);
  });
});

test("a guest's hearts live 90 days, and beyond 200 the oldest goes", async () => {
  const owner = aGuest();
  for (let n = 0; n < MAX_GUEST_FAVORITES + 2; n += 1) await heart(owner, `P${n}`);
  const ids = await listFavoriteIds(ctx(), owner);
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([200, "P201", "P2"]);
  const life = await kv.withKv((client) => client.ttl(`favorites:${owner.cartId}`));
  expect(life).toBeGreaterThan(90 * 24 * 3600 - 60);
  expect(life).toBeLessThanOrEqual(90 * 24 * 3600);
});

describe("signing in", () => {
  test("adds the guest's hearts to the person's in their order, and empties the guest's", async () => {
    const guest = aGuest();
    const person = aPerson();
    await heart(person, "P5");
    // Hearts of two stores are put into order by the millisecond.
    await new Promise((resolve) => setTimeout(resolve, 2));
    for (const id of ["P1", "P5", "P2"]) await heart(guest, id);
    expect(await mergeFavorites(ctx(), guest.cartId, person.userId)).toBe(2);
    expect(await listFavoriteIds(ctx(), person)).toEqual(["P2", "P1", "P5"]);
    expect(await listFavoriteIds(ctx(), guest)).toEqual([]);
  });

  test("merges once, however often and concurrently it is asked for", async () => {
    const guest = aGuest();
    const person = aPerson(guest.cartId);
    await heart(guest, "P1");
    const added = await Promise.all(
      Array.from({ length: 8 }, () => mergeFavorites(ctx(), guest.cartId, person.userId)),
    );
    expect(added.reduce((sum, n) => sum + n, 0)).toBe(1);
    await heart(person, "P1", false);
    await mergeFavorites(ctx(), guest.cartId, person.userId);
    expect(await listFavoriteIds(ctx(), person)).toEqual([]);
  });

  test("brings nothing back that was taken out after a merge that died on its last step", async () => {
    const guest = aGuest();
    const person = aPerson(guest.cartId);
    await heart(guest, "P1");
    const dying = vi.spyOn(guestStore, "forgetMerge").mockRejectedValueOnce(new Error("the process died"));
    await expect(mergeFavorites(ctx(), guest.cartId, person.userId)).rejects.toThrow("the process died");
    dying.mockRestore();
    await db().delete(favorites).where(eq(favorites.userId, person.userId));
    expect(await listFavoriteIds(ctx(), person)).toEqual([]);
  });

  test("loses nothing when the database failed between the two stores", async () => {
    const guest = aGuest();
    const person = aPerson(guest.cartId);
    await heart(guest, "P1");
    await db().execute(sql`alter table favorites rename to favorites_away`);
    await expect(mergeFavorites(ctx(), guest.cartId, person.userId)).rejects.toThrow();
    await db().execute(sql`alter table favorites_away rename to favorites`);
    expect(await listFavoriteIds(ctx(), person)).toEqual(["P1"]);
  });
});
