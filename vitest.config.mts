import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: { alias: { "@": root.replace(/\/$/, "") } },
  test: {
    globalSetup: "scripts/vitest-platform.ts",
    setupFiles: "testing/setup.ts",
    include: ["{lib,db,emulators,scripts,bench,components,testing}/**/*.test.{ts,tsx}"],
    retry: process.env.CI ? 1 : 0,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 2,
  },
});
