import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { JOB_ROUTE, PUBLISH_ROUTE, ROUTE, WORK, WORK_ROUTE } from "./baseline-routes";
import { endGroup, type Platform } from "./shop";

const ROOT = join(import.meta.dirname, "..");
const DIR = join(ROOT, ".local", "bench-baseline");
const NEXT = join(ROOT, "node_modules/next/dist/bin/next");

const LAYOUT = `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}`;

/** A page whose HTML is as long as asked: React writes the text once into the document and once into its data. */
const pageOf = (bytes: number) => `const TEXT = "x".repeat(${Math.max(0, Math.floor(bytes / 2))});
export default function Page() {
  return <main>{TEXT}</main>;
}`;

const CONFIG = `export default { cacheComponents: true, turbopack: { root: ${JSON.stringify(ROOT)} } };`;

const write = (path: string, text: string) => {
  mkdirSync(join(DIR, path, ".."), { recursive: true });
  writeFileSync(join(DIR, path), text);
};

const STAMP = join(DIR, "built.json");

const FILES = {
  "package.json": '{ "name": "baseline", "private": true }',
  "next.config.mjs": CONFIG,
  // Without one of its own, the bundler finds the shop's, whose configuration the baseline does not have.
  "instrumentation.js": "export const register = () => undefined;",
  "app/layout.jsx": LAYOUT,
  "app/api/route.js": ROUTE,
  "app/api/work.js": WORK,
  "app/api/work/route.js": WORK_ROUTE,
  "app/api/publish/route.js": PUBLISH_ROUTE,
  "app/api/job/route.js": JOB_ROUTE,
};

const build = (sizes: Record<string, number>): void => {
  const stamp = JSON.stringify([FILES, sizes]);
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === stamp) return;
  rmSync(DIR, { recursive: true, force: true });
  for (const [path, text] of Object.entries(FILES)) write(path, text);
  for (const [name, bytes] of Object.entries(sizes)) write(`app/${name}/page.jsx`, pageOf(bytes));
  const built = spawnSync("node", [NEXT, "build"], {
    cwd: DIR,
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (built.status !== 0) throw new Error(`the baseline did not build:\n${built.stdout}${built.stderr}`);
  writeFileSync(STAMP, stamp);
};

const bytesAt = async (url: string): Promise<number> =>
  (await (await fetch(url, { headers: { "accept-encoding": "identity" } })).arrayBuffer()).byteLength;

export type Baseline = {
  url: string;
  /** From which its processes came. */
  root: number;
  stop(): Promise<void>;
};

const serve = async (port: number, { kv, postgres, stripe, qstash }: Platform): Promise<Baseline> => {
  const child = spawn("node", [NEXT, "start", "--port", String(port), "--hostname", "127.0.0.1"], {
    cwd: DIR,
    stdio: "ignore",
    detached: true,
    env: {
      ...process.env,
      NODE_ENV: "production",
      BASELINE_KV_URL: kv.url,
      BASELINE_KV_TOKEN: kv.token,
      BASELINE_DATABASE_URL: postgres.url,
      BASELINE_STRIPE_URL: stripe.url,
      BASELINE_STRIPE_KEY: stripe.secretKey,
      BASELINE_QSTASH_URL: qstash.url,
      BASELINE_QSTASH_TOKEN: qstash.token,
      BASELINE_QSTASH_KEY: qstash.signingKey,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tried = 0; tried < 100; tried += 1) {
    if ((await fetch(`${url}/api`).catch(() => null))?.ok)
      return { url, root: child.pid ?? 0, stop: () => endGroup(child) };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the baseline did not start");
};

/**
 * Builds and serves the smallest Next application: one bare static page of the same size for each name, one route handler,
 * and some that work by hand. Two builds, because what the framework adds to a page is measured with the first.
 */
export const startBaseline = async (
  sizes: Record<string, number>,
  port: number,
  platform: Platform,
): Promise<Baseline> => {
  const sql = new pg.Client({ connectionString: platform.postgres.url });
  await sql.connect();
  await sql.query("create table if not exists baseline (id text primary key, data jsonb)");
  await sql.end();
  build(sizes);
  const first = await serve(port, platform);
  if (Object.keys(sizes).length === 0) return first;
  const corrected: Record<string, number> = {};
  for (const [name, wanted] of Object.entries(sizes)) {
    const actual = await bytesAt(`${first.url}/${name}`);
    corrected[name] = wanted - (actual - wanted);
  }
  await first.stop();
  build(corrected);
  return serve(port, platform);
};
