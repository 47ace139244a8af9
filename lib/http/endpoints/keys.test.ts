import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import * as keyRoute from "@/app/api/admin/api-keys/[id]/route";
import * as keysRoute from "@/app/api/admin/api-keys/route";
import * as categoryRoute from "@/app/api/category/route";
import { apiKeys } from "@/db/schema/accounts";
import { auditEntries } from "@/db/schema/audit";
import { createApiKey, listApiKeys } from "@/lib/http/endpoints/keys";
import { useDatabase } from "@/testing/database";
import { callRoute, problemOf } from "@/testing/http";
import { signIn } from "@/testing/session";

const db = useDatabase();
let admin: Awaited<ReturnType<typeof signIn>>;
beforeAll(async () => {
  admin = await signIn(db(), "admin");
});

const asAdmin = (method: "GET" | "POST", body?: unknown, query = "") =>
  callRoute(keysRoute, { method, path: `/admin/api-keys${query}`, body, headers: admin.headers });

const create = async (more: Record<string, unknown> = {}) => {
  const answer = await asAdmin("POST", { name: "Statistics", scopes: ["stats:read"], ...more });
  expect(answer.status).toBe(201);
  return createApiKey.responses[201].schema.parse(answer.body).key;
};

const revoke = (id: string) =>
  callRoute(keyRoute, {
    method: "DELETE",
    path: `/admin/api-keys/${id}`,
    params: { id },
    headers: admin.headers,
  });

/** The answer to a call of a public route under this secret: 401 once it opens nothing. */
const useKey = async (secret: string) =>
  (await callRoute(categoryRoute, { path: "/category", headers: { authorization: `Bearer ${secret}` } }))
    .status;

const listed = async (query = "") =>
  listApiKeys.responses[200].schema.parse((await asAdmin("GET", undefined, query)).body);

test("a key's secret is shown once and stored nowhere", async () => {
  const { secret, ...key } = await create();
  expect(secret).toMatch(/^mk_[\w-]{43}$/);
  expect(key).toMatchObject({
    name: "Statistics",
    scopes: ["stats:read"],
    createdBy: `user:${admin.userId}`,
  });
  expect((await listed()).keys[0]).toEqual(key);
  const stored = await db().execute(sql`
    select (select json_agg(k) from api_keys k)::text || (select json_agg(a) from audit_entries a)::text as everything`);
  expect(JSON.stringify(stored.rows)).not.toContain(secret.slice(9));
});

test("a key opens until it is revoked, and is seen to be used", async () => {
  const { secret, id } = await create();
  expect(await useKey(secret)).toBe(200);
  expect((await listed()).keys.find((key) => key.id === id)?.lastUsedAt).not.toBeNull();
  expect((await revoke(id)).status).toBe(204);
  expect(await useKey(secret)).toBe(401);
  const { revokedAt } = (await listed()).keys.find((key) => key.id === id) ?? {};
  expect(revokedAt).not.toBeNull();
  expect((await revoke(id)).status).toBe(204);
  expect((await listed()).keys.find((key) => key.id === id)?.revokedAt).toBe(revokedAt);
});

test("a key opens nothing once it has expired", async () => {
  const { secret, id } = await create({ expiresAt: "2999-01-01T01:00:00+01:00" });
  expect((await listed()).keys[0]?.expiresAt).toBe("2999-01-01T00:00:00.000Z");
  expect(await useKey(secret)).toBe(200);
  await db()
    .update(apiKeys)
    .set({ expiresAt: new Date(Date.now() - 1) })
    .where(eq(apiKeys.id, id));
  expect(await useKey(secret)).toBe(401);
});

test("each write is in the audit log once, with before and after", async () => {
  const { id, secret: _, ...key } = await create();
  await revoke(id);
  await revoke(id);
  const entries = await db()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.subject, id))
    .orderBy(auditEntries.id);
  expect(entries).toMatchObject([
    { action: "api-key.create", actor: `user:${admin.userId}`, before: null, after: { id, ...key } },
    { action: "api-key.revoke", before: { revokedAt: null }, after: { id, revokedAt: expect.any(String) } },
  ]);
});

test("the list goes on where the page before ended", async () => {
  const ids: string[] = [];
  for (let n = 0; n < 3; n += 1) ids.unshift((await create()).id);
  const first = await listed("?limit=2");
  const second = await listed(`?limit=1&cursor=${first.nextCursor}`);
  expect([...first.keys, ...second.keys].map(({ id }) => id)).toEqual(ids);
});

test.each([
  [{ name: "", scopes: ["stats:read"] }],
  [{ name: "x", scopes: [] }],
  [{ name: "x", scopes: ["everything"] }],
  [{ name: "x", scopes: ["stats:read"], expiresAt: "2020-01-01T00:00:00Z" }],
  [{ name: "x", scopes: ["stats:read"], expiresAt: "tomorrow" }],
  [{ name: "x", scopes: ["stats:read"], secret: "mine" }],
])("%j is refused", async (body) => {
  const answer = await asAdmin("POST", body);
  expect([answer.status, problemOf(answer)]).toEqual([422, "invalid-body"]);
});

test("an unknown key is 404, and only an admin comes near", async () => {
  expect((await revoke("key_00000000000000000000000000")).status).toBe(404);
  expect((await revoke("everything")).status).toBe(404);
  const { headers } = await signIn(db());
  expect((await callRoute(keysRoute, { path: "/admin/api-keys", headers })).status).toBe(403);
  expect((await callRoute(keysRoute, { path: "/admin/api-keys" })).status).toBe(401);
});
