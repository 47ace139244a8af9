import { beforeAll, expect, test } from "vitest";
import * as listRoute from "@/app/api/admin/carts/totals/route";
import * as totalRoute from "@/app/api/cart/[productId]/total/route";
import { cartTotals } from "@/db/schema/carts";
import { createApiKey } from "@/lib/accounts/api-keys";
import { createContext } from "@/lib/events/context";
import { listCartTotals } from "@/lib/http/endpoints/cart-totals";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { callRoute } from "@/testing/http";
import { signIn } from "@/testing/session";

const db = useDatabase();
let admin: { cookie: string };

beforeAll(async () => {
  admin = (await signIn(db(), "admin")).headers;
  await addProducts(db(), [
    { id: "A", name: "Apples" },
    { id: "B", name: "Pears" },
  ]);
  await db()
    .insert(cartTotals)
    .values([
      { productId: "A", quantity: 3 },
      { productId: "B", quantity: 7 },
      { productId: "C", quantity: 0 },
    ]);
});

const totalOf = (productId: string, headers: Record<string, string>) =>
  callRoute(totalRoute, { path: `/cart/${productId}/total`, params: { productId }, headers });

const keyWith = async (scope: string) => {
  const { secret } = await createApiKey(createContext(db(), "system:test"), {
    name: scope,
    scopes: [scope],
    expiresAt: null,
  });
  return { authorization: `Bearer ${secret}` };
};

test("a product's total is there for an admin and for a key with the scope, and 0 where nobody ever had it", async () => {
  expect((await totalOf("B", admin)).body).toEqual({ product: "B", quantity: 7 });
  expect((await totalOf("A", await keyWith("stats:read"))).body).toEqual({ product: "A", quantity: 3 });
  expect((await totalOf("prd_never_seen", admin)).body).toEqual({ product: "prd_never_seen", quantity: 0 });
  expect((await totalOf("A", await keyWith("wallet:read"))).status).toBe(403);
  expect((await totalOf("A", {})).status).toBe(401);
});

test("the list names what lies in carts, the largest first", async () => {
  const { body } = await callRoute(listRoute, { path: "/admin/carts/totals", headers: admin });
  expect(listCartTotals.responses[200].schema.parse(body).totals).toEqual([
    { productId: "B", name: "Pears", quantity: 7 },
    { productId: "A", name: "Apples", quantity: 3 },
  ]);
});
