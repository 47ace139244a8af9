import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { freePort } from "../../../emulators/kit/ports";
import { REQUIRED_VARIABLES } from "../../../testing/required-variables";
import type { Claims } from "../claims";
import { each } from "./raw";
import type { Scene } from "./scene";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const ENDS_WITHIN_MS = 60_000;

const PUBLIC = { APP_URL: "https://shop.example", RATE_LIMIT_SCALE: "1", ALLOW_PRIVATE_WEBHOOKS: "0" };

/** What is wrong with an environment, the variables that make it so, and the word that must be said of it. */
const WRONG: { what: string; with: Record<string, string>; says: string }[] = [
  ...REQUIRED_VARIABLES.map((name) => ({ what: `without ${name}`, with: { [name]: "" }, says: name })),
  { what: "an address that is none", with: { APP_URL: "nowhere" }, says: "APP_URL" },
  { what: "a short secret", with: { NEXTAUTH_SECRET: "short" }, says: "NEXTAUTH_SECRET" },
  { what: "a secret of one letter", with: { NEXTAUTH_SECRET: "a".repeat(44) }, says: "NEXTAUTH_SECRET" },
  {
    what: "a secret out of a book",
    with: { NEXTAUTH_SECRET: "change-me-change-me-change-me-change-me" },
    says: "NEXTAUTH_SECRET",
  },
  {
    what: "the queue's published key, in public",
    with: { ...PUBLIC, QSTASH_CURRENT_SIGNING_KEY: "sig_7kYjw48mhY7kAjqNGcy6cr29RJ6r" },
    says: "QSTASH_CURRENT_SIGNING_KEY",
  },
  { what: "open limits, in public", with: { ...PUBLIC, RATE_LIMIT_SCALE: "100" }, says: "RATE_LIMIT_SCALE" },
  {
    what: "private webhooks, in public",
    with: { ...PUBLIC, ALLOW_PRIVATE_WEBHOOKS: "1" },
    says: "ALLOW_PRIVATE_WEBHOOKS",
  },
];

type Ended = { code: number | string | null; said: string };

const start = async ({ shop }: Scene, more: Record<string, string>): Promise<Ended> => {
  const port = await freePort(shop.mainPort + 60);
  const child = spawn(process.execPath, [join(ROOT, "emulators", "serve.mjs")], {
    cwd: ROOT,
    env: { ...process.env, ...shop.variables, ...more, PORT: String(port) },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (part) => (said += part));
  const timer = setTimeout(() => child.kill("SIGKILL"), ENDS_WITHIN_MS);
  child.once("message", (message) => {
    if (message === "listening") void fetch(`http://localhost:${port}/api/health`).catch(() => null);
  });
  const [code, signal] = await once(child, "close");
  clearTimeout(timer);
  return { code: code ?? signal, said };
};

/** A server in production with anything missing, default or weak does not serve. */
export const proveStarts = async (claims: Claims, scene: Scene): Promise<void> => {
  const served: string[] = [];
  const codes = new Set<number | string | null>();
  await each(WRONG, 2, async (wrong) => {
    const { code, said } = await start(scene, wrong.with);
    codes.add(code);
    if (code === 0 || typeof code !== "number") served.push(`${wrong.what}: ended by ${code}`);
    else if (!said.includes(wrong.says)) served.push(`${wrong.what}: ${said.slice(-300)}`);
  });
  claims.none(
    served,
    `Of ${WRONG.length} starts with something missing, default or weak (codes ${[...codes].join(", ")}), those that serve or do not say why`,
  );
};
