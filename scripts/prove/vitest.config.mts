import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { crashPlugin } from "./crash-plugin";
import { mutantPlugin } from "./mutants";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** The proofs that run against the modules and real Postgres; `run.ts` starts each, and each with its mutants. */
export default defineConfig({
  root,
  plugins: [mutantPlugin(process.env.MUTANT), crashPlugin()],
  resolve: { alias: { "@": root } },
  test: {
    globalSetup: "scripts/vitest-platform.ts",
    setupFiles: ["scripts/prove/crash-points.ts", "testing/setup.ts"],
    include: ["scripts/prove/proofs/*.proof.ts", "{lib,scripts}/**/*.test.ts"],
    testTimeout: 1_800_000,
    hookTimeout: 60_000,
    pool: "forks",
    maxWorkers: 1,
  },
});
