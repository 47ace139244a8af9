import { randomUUID } from "node:crypto";
import { createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as cartRoute from "@/app/api/cart/route";
import { createContext } from "@/lib/events/context";
import { refreshTags } from "@/lib/kernel/cache/tags.mjs";
import { env } from "@/lib/kernel/env";
import { heardKv } from "@/lib/kernel/kv-patience.mjs";
import { useDatabase } from "@/testing/database";
import { signIn } from "@/testing/session";
import { openSession } from "../session-open";
import { visitOf } from "../visit";

vi.hoisted(() => {
  process.env.KV_PATIENCE_MS = "200";
});

const db = useDatabase();

/** Accepts connections and never says a word. */
let silent: Server;
const sockets = new Set<Socket>();

beforeAll(async () => {
  silent = createServer((socket) => void sockets.add(socket));
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const address = silent.address();
  if (address === null || typeof address === "string") throw new Error("the silent server has no port");
  const away = { KV_REST_API_URL: `http://127.0.0.1:${address.port}` };
  Object.assign(process.env, away);
  Object.assign(env, away);
});

const close = async () => {
  for (const socket of sockets) socket.destroy();
  if (silent.listening) await new Promise((resolve) => silent.close(resolve));
};
afterAll(close);

/** As if this process had heard of KV just now and did not know that it is away. */
const unsuspecting = async () => {
  heardKv();
  const tags = Object.getOwnPropertyDescriptor(globalThis, Symbol.for("mercat.cache.tags"))?.value;
  if (tags) tags.freshUntil = 0;
};

/** Asks as a page or a price of the cache would have before: for the tags. */
const ask = async () => {
  const headers = { cookie: `cartId=${randomUUID()}` };
  const started = performance.now();
  await refreshTags();
  const request = new Request("http://localhost:3000/api/cart", { headers });
  const response = await cartRoute.GET(request, { params: Promise.resolve({}) });
  return { response, ms: performance.now() - started };
};

test.each([
  ["silent", unsuspecting],
  ["still silent", async () => undefined],
  ["gone", close],
])("with KV %s the cart says so at once, and what to do", async (_, before) => {
  const waits: number[] = [];
  // The best of a few: what a busy machine adds is not ours.
  for (let tries = 0; tries < 5; tries += 1) {
    await before();
    const { response, ms } = await ask();
    waits.push(ms);
    expect(response.status).toBe(503);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({
      status: 503,
      type: expect.stringMatching(/\/problems\/unavailable$/),
      detail: "Carts are taking a short break. Nothing was lost; try again in a moment.",
    });
  }
  expect(Math.min(...waits)).toBeLessThan(300);
});

test("nobody is kept from signing in, and what they gathered waits for a later call", async () => {
  const { userId } = await signIn(db());
  const headers = new Headers({ cookie: `cartId=${randomUUID()}` });
  const { cookies } = await openSession(visitOf({ headers }, createContext(db(), "guest")), userId);
  expect(cookies.map(({ name }) => name)).toEqual(["next-auth.session-token", "mc"]);
});
