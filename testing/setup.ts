import { randomUUID } from "node:crypto";
import { inject, vi } from "vitest";

/**
 * Runs before each test file, before anything of the application is imported: points it at the platform and at a
 * database of the file's own, which `useDatabase` creates for the files that want one.
 */
const { env } = inject("platform");
const name = `test_${randomUUID().replaceAll("-", "")}`;

Object.assign(process.env, {
  LOG_LEVEL: "silent",
  NEXTAUTH_SECRET: "a-secret-that-only-tests-know-about",
  BACKUP_KEYS: `tests:${Buffer.alloc(32, 7).toString("base64")}`,
  ...env,
  // Of a machine that runs tests nobody expects an answer in a blink.
  KV_PATIENCE_MS: "3000",
  DATABASE_URL: `${new URL(name, env.DATABASE_URL)}`,
  ALGOLIA_INDEX_PREFIX: `${name}_`,
});

// What exists only inside a running Next: nothing is cached here, and what would run after a response does not run.
vi.mock("next/cache", () => ({
  cacheTag: () => undefined,
  cacheLife: () => undefined,
  revalidateTag: vi.fn(),
  updateTag: vi.fn(),
  refresh: vi.fn(),
}));
vi.mock("next/server", async (original) => ({
  ...(await original<typeof import("next/server")>()),
  after: () => undefined,
}));
