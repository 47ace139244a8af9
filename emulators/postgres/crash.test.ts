import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { neon } from "@neondatabase/serverless";
import { expect, test, vi } from "vitest";
import { endedWithin } from "../kit/processes";
import { newDataDir } from "../kit/testing";
import { configureDriver, openPool, startForTest } from "./testing";

// Each test starts and ends servers, on machines that may be busy with other tests.
vi.setConfig({ testTimeout: 90_000 });

const postmaster = (dataDir: string) =>
  Number(readFileSync(join(dataDir, "data", "postmaster.pid"), "utf8").split("\n")[0]);

const countRows = async (databaseUrl: string | undefined) => {
  const [row] = await neon(databaseUrl ?? "").query("SELECT count(*)::int AS n FROM kept");
  return row?.n;
};

test("commits acknowledged before kill -9 of the session are there at the next start", async () => {
  const dataDir = newDataDir();
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join(import.meta.dirname, "testing-child.ts"), dataDir],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let acknowledged = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    acknowledged = Number(line);
    if (acknowledged >= 50) break;
  }
  const server = postmaster(dataDir);
  child.kill("SIGKILL");
  await once(child, "exit");

  const { service } = await startForTest(dataDir);
  configureDriver(service.env);
  expect(await countRows(service.env.DATABASE_URL)).toBeGreaterThanOrEqual(acknowledged);
  expect(await endedWithin(server, 0)).toBe(true);
  await service.stop();
});

test("a session that was killed leaves no server running", async () => {
  const dataDir = newDataDir();
  const child = spawn(
    process.execPath,
    ["--import", "tsx", join(import.meta.dirname, "testing-child.ts"), dataDir],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  await once(child.stdout, "data");
  const server = postmaster(dataDir);
  child.kill("SIGKILL");
  expect(await endedWithin(server, 20_000)).toBe(true);
});

test("a server that dies by itself is reported, and starts again with its commits", async () => {
  const dataDir = newDataDir();
  const { service, crashed } = await startForTest(dataDir);
  configureDriver(service.env);
  const pool = openPool(service.env.DATABASE_URL);
  await pool.query("CREATE TABLE kept (n int)");
  await pool.query("INSERT INTO kept VALUES (1)");
  process.kill(postmaster(dataDir), "SIGKILL");
  expect((await crashed).message).toContain("Postgres ended by itself");
  await service.stop();
  await pool.end();

  const again = await startForTest(dataDir);
  configureDriver(again.service.env);
  expect(await countRows(again.service.env.DATABASE_URL)).toBe(1);
  await again.service.stop();
});
