import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "@vercel/kv";
import pg from "pg";
import { expect, test } from "vitest";
import { newDataDir } from "./kit/testing";
import { type PlatformOptions, startPlatform } from "./platform";

const start = (options: Partial<PlatformOptions> = {}) =>
  startPlatform({ dataDir: newDataDir(), ports: "any", only: ["postgres", "kv", "mail"], ...options });

const query = async (url: string | undefined, text: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(text).finally(() => client.end());
  return rows;
};

const kvOf = (env: Record<string, string>) =>
  createClient({ url: env.KV_REST_API_URL ?? "", token: env.KV_REST_API_TOKEN ?? "", retry: false });

test("platform.json says what runs where, to its owner only, and goes with it", async () => {
  const dataDir = newDataDir();
  const platform = await start({ dataDir, appUrl: "http://localhost:4321" });
  const file = join(dataDir, "platform.json");
  const written = JSON.parse(readFileSync(file, "utf8"));
  expect(written).toEqual(platform.platform);
  expect(written).toMatchObject({
    app: { url: "http://localhost:4321" },
    postgres: { url: expect.stringMatching(/^postgres:\/\/.*@127\.0\.0\.1:\d+\/postgres$/) },
    kv: { url: platform.env.KV_REST_API_URL, token: platform.env.KV_REST_API_TOKEN },
    mail: { url: platform.env.RESEND_BASE_URL },
    faults: { url: expect.stringMatching(/^http:/) },
  });
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(await query(written.postgres.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await platform.stop();
  expect(existsSync(file)).toBe(false);
});

test("a service whose variables are set is left to its vendor", async () => {
  const platform = await start({
    only: undefined,
    env: {
      DATABASE_URL: "postgres://elsewhere",
      QSTASH_TOKEN: "t",
      ALGOLIA_APP_ID: "a",
      STRIPE_SECRET_KEY: "s",
      BLOB_READ_WRITE_TOKEN: "b",
      RESEND_API_KEY: "",
    },
  });
  expect(Object.keys(platform.urls)).toEqual(["kv", "mail"]);
  expect(platform.env.DATABASE_URL).toBeUndefined();
  await platform.stop();
});

test("two platforms side by side share nothing, and a taken port moves", async () => {
  const first = await start({ only: ["kv"] });
  const port = Number(new URL(first.urls.kv ?? "").port);
  const second = await start({ only: ["kv"], ports: { kv: port, faults: 0 } });
  expect(second.urls.kv).not.toBe(first.urls.kv);
  await kvOf(first.env).set("mine", 1);
  expect(await kvOf(second.env).get("mine")).toBeNull();
  await Promise.all([first.stop(), second.stop()]);
});

test("a restart keeps data, secrets and ports", async () => {
  const dataDir = newDataDir();
  const first = await start({ dataDir });
  await kvOf(first.env).set("cart", { apple: 2 }, { ex: 1000 });
  await query(first.platform.postgres?.url, "CREATE TABLE kept AS SELECT 7 AS n");
  await first.stop();

  const second = await start({ dataDir, ports: undefined });
  expect(second.env).toEqual(first.env);
  expect(await kvOf(second.env).get("cart")).toEqual({ apple: 2 });
  expect(await query(second.platform.postgres?.url, "SELECT n FROM kept")).toEqual([{ n: 7 }]);
  await second.stop();
});

test("a data directory serves one platform at a time", async () => {
  const dataDir = newDataDir();
  const platform = await start({ dataDir, only: ["kv"] });
  await expect(start({ dataDir, only: ["kv"] })).rejects.toThrow(/is in use by process \d+.*--data/);
  await platform.stop();
  await (await start({ dataDir, only: ["kv"] })).stop();
});

test("when one service cannot start, none stays up and the reason is told", async () => {
  const dataDir = newDataDir();
  const broken = start({ dataDir, only: ["kv", "mail"], env: {}, ports: { kv: -1 } });
  await expect(broken).rejects.toThrow(/port/);
  await (await start({ dataDir, only: ["kv"] })).stop();
});

test("faults come and go over HTTP, and are in force when it answers", async () => {
  const platform = await start();
  const url = platform.platform.faults?.url ?? "";
  const post = (body: unknown) => fetch(url, { method: "POST", body: JSON.stringify(body) });
  const kv = kvOf(platform.env);

  expect((await post({ service: "kv", rule: "POST /", status: 503, count: 1 })).status).toBe(201);
  await expect(kv.get("x")).rejects.toThrow();
  expect(await kv.get("x")).toBeNull();

  await post({ service: "kv", stop: true });
  await post({ service: "postgres", stop: true });
  expect(await (await fetch(url)).json()).toMatchObject({
    faults: [{ service: "kv" }, { service: "postgres" }],
  });
  await expect(kv.get("x")).rejects.toThrow();
  await expect(query(platform.platform.postgres?.url, "SELECT 1")).rejects.toThrow();
  expect((await fetch(`${url}?service=kv`, { method: "DELETE" })).status).toBe(204);
  expect(await kv.get("x")).toBeNull();
  await expect(query(platform.platform.postgres?.url, "SELECT 1")).rejects.toThrow();
  expect((await fetch(url, { method: "DELETE" })).status).toBe(204);
  expect(await query(platform.platform.postgres?.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);

  expect((await post({ service: "postgrs" })).status).toBe(400);
  expect((await post({ service: "kv", probability: 2 })).status).toBe(400);
  expect((await fetch(`${url}?service=nobody`, { method: "DELETE" })).status).toBe(400);
  await platform.stop();
});

test("a service that ends by itself is reported", async () => {
  const dataDir = newDataDir();
  const reported = new Promise<string>((resolve) => {
    void start({
      dataDir,
      only: ["postgres"],
      onCrash: (name, reason) => resolve(`${name}: ${reason.message}`),
    }).then(() =>
      process.kill(
        Number(readFileSync(join(dataDir, "postgres/data/postmaster.pid"), "utf8").split("\n")[0]),
      ),
    );
  });
  expect(await reported).toMatch(/^postgres: Postgres ended by itself/);
});
