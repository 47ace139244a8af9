import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { endGroup } from "./shop";

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

const ROUTE = `export async function GET(request) {
  return Response.json({ ok: true, agent: request.headers.get("user-agent") !== null });
}`;

/** The smallest route that asks KV once, by Node's own client. */
const KV_ROUTE = `import { Agent, request as ask } from "node:http";

const agent = new Agent({ keepAlive: true });
const body = JSON.stringify(["GET", "nothing"]);

const get = () => new Promise((resolve, reject) => {
  const headers = {
    authorization: "Bearer " + process.env.BASELINE_KV_TOKEN,
    "content-type": "application/json",
    "content-length": body.length,
  };
  const call = ask(process.env.BASELINE_KV_URL, { method: "POST", agent, headers }, (response) => {
    let text = "";
    response.on("data", (chunk) => { text += chunk; });
    response.on("end", () => resolve(JSON.parse(text)));
  });
  call.on("error", reject);
  call.end(body);
});

export async function GET(request) {
  const agent = request.headers.get("user-agent") !== null;
  return Response.json({ ...(await get()), agent });
}`;

const CONFIG = `export default { cacheComponents: true, turbopack: { root: ${JSON.stringify(ROOT)} } };`;

const write = (path: string, text: string) => {
  mkdirSync(join(DIR, path, ".."), { recursive: true });
  writeFileSync(join(DIR, path), text);
};

const build = (sizes: Record<string, number>): void => {
  rmSync(join(DIR, "app"), { recursive: true, force: true });
  write("package.json", '{ "name": "baseline", "private": true }');
  write("next.config.mjs", CONFIG);
  // Without one of its own, the bundler finds the shop's, whose configuration the baseline does not have.
  write("instrumentation.js", "export const register = () => undefined;");
  write("app/layout.jsx", LAYOUT);
  write("app/api/route.js", ROUTE);
  write("app/api/kv/route.js", KV_ROUTE);
  for (const [name, bytes] of Object.entries(sizes)) write(`app/${name}/page.jsx`, pageOf(bytes));
  const built = spawnSync("node", [NEXT, "build"], {
    cwd: DIR,
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (built.status !== 0) throw new Error(`the baseline did not build:\n${built.stdout}${built.stderr}`);
};

const bytesAt = async (url: string): Promise<number> =>
  (await (await fetch(url, { headers: { "accept-encoding": "identity" } })).arrayBuffer()).byteLength;

type Kv = { url: string; token: string };

export type Baseline = {
  url: string;
  /** From which its processes came. */
  root: number;
  stop(): Promise<void>;
};

const serve = async (port: number, kv: Kv): Promise<Baseline> => {
  const child = spawn("node", [NEXT, "start", "--port", String(port), "--hostname", "127.0.0.1"], {
    cwd: DIR,
    stdio: "ignore",
    detached: true,
    env: {
      ...process.env,
      NODE_ENV: "production",
      BASELINE_KV_URL: kv.url,
      BASELINE_KV_TOKEN: kv.token,
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
 * and one that asks KV. Two builds, because what the framework adds to a page is measured with the first.
 */
export const startBaseline = async (
  sizes: Record<string, number>,
  port: number,
  kv: Kv,
): Promise<Baseline> => {
  build(sizes);
  const first = await serve(port, kv);
  if (Object.keys(sizes).length === 0) return first;
  const corrected: Record<string, number> = {};
  for (const [name, wanted] of Object.entries(sizes)) {
    const actual = await bytesAt(`${first.url}/${name}`);
    corrected[name] = wanted - (actual - wanted);
  }
  await first.stop();
  build(corrected);
  return serve(port, kv);
};
