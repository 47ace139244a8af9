/** `npm run doctor`: looks at everything the shop needs on this machine and says, for each fault, how to mend it. */
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";

type Finding = { name: string; ok: boolean; detail: string; fix?: string };

const DATA_DIR = process.env.MERCAT_DATA ?? ".local";

const nodeVersion = (): Finding => {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  return {
    name: "Node.js",
    ok: major > 20 || (major === 20 && minor >= 19),
    detail: process.versions.node,
    fix: "Install Node.js 20.19 or newer.",
  };
};

const packages = (): Finding => ({
  name: "packages",
  ok: existsSync("node_modules/next/package.json"),
  detail: existsSync("node_modules/next/package.json") ? "installed" : "missing",
  fix: "Run npm install.",
});

const pictures = (): Finding => ({
  name: "pictures",
  ok: existsSync("public/art/recipe.json"),
  detail: existsSync("public/art/recipe.json") ? "ready" : "not made yet",
  fix: "npm start makes them; or run node --import tsx scripts/prepare.ts.",
});

const build = (): Finding => ({
  name: "build",
  ok: existsSync(".next/BUILD_ID"),
  detail: existsSync(".next/BUILD_ID") ? readFileSync(".next/BUILD_ID", "utf8").trim() : "none yet",
  fix: "npm start builds when it is needed.",
});

const portIsFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });

type PlatformFile = { app: { url: string } };

const readPlatform = (): PlatformFile | null => {
  try {
    return JSON.parse(readFileSync(`${DATA_DIR}/platform.json`, "utf8")) as PlatformFile;
  } catch {
    return null;
  }
};

type Health = { status: string; dependencies: { name: string; status: string; latencyMs: number }[] };

const askHealth = async (url: string): Promise<Health | null> => {
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) });
    return (await response.json()) as Health;
  } catch {
    return null;
  }
};

const running = async (): Promise<Finding[]> => {
  const platform = readPlatform();
  const health = platform && (await askHealth(platform.app.url));
  if (!platform || !health) {
    const free = await portIsFree(3000);
    return [
      { name: "shop", ok: true, detail: "not running; start it with npm start" },
      {
        name: "port 3000",
        ok: true,
        detail: free ? "free" : "taken by another program; npm start will choose another port and say which",
      },
    ];
  }
  return [
    {
      name: "shop",
      ok: health.status !== "down",
      detail: `${health.status} at ${platform.app.url}`,
      fix: "See below.",
    },
    ...health.dependencies.map(({ name, status, latencyMs }) => ({
      name,
      ok: status === "up",
      detail: `${status}, ${latencyMs} ms`,
      fix: "Stop npm start with Ctrl-C and start it again; npm start -- --fresh begins with empty data.",
    })),
  ];
};

const main = async (): Promise<void> => {
  const findings = [nodeVersion(), packages(), pictures(), build(), ...(await running())];
  for (const { name, ok, detail, fix } of findings) {
    console.log(`${ok ? "ok  " : "MEND"}  ${name.padEnd(12)} ${detail}`);
    if (!ok && fix) console.log(`      ${" ".repeat(12)} → ${fix}`);
  }
  process.exitCode = findings.every(({ ok }) => ok) ? 0 : 1;
};

void main();
