/**
 * `npm run bench:points [-- --users N]`: N virtual users at once against the points API, each reading, issuing ten times
 * 100, reading, redeeming 250 and reading again. Every one must end with 750, nothing but 2xx may be answered, and 95 of
 * 100 answers must come within 300 ms. Prints requests a second.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { makePeople } from "@/scripts/prove/people";
import { startShop } from "./shop";
import { atMost, concludeTargets, judge } from "./targets";

const USERS = 20;
const WARM_UP_USERS = 20;
const ISSUES = 10;
const FINAL = 750;
const P95_MS = 300;

type Answer = { ms: number; status: number; body: unknown };
type Call = (method: "GET" | "POST" | "DELETE", query: string, body?: unknown) => Promise<Answer>;

const caller =
  (url: string, secret: string): Call =>
  async (method, query, body) => {
    const began = performance.now();
    const response = await fetch(`${url}/api/points${query}`, {
      method,
      headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      ms: performance.now() - began,
      status: response.status,
      body: text === "" ? null : (JSON.parse(text) as unknown),
    };
  };

/** What one user does, one call after the other; answers all answers. */
const runUser = async (call: Call, account_id: string): Promise<Answer[]> => {
  const answers = [await call("GET", `?account_id=${account_id}`)];
  for (let n = 0; n < ISSUES; n += 1) answers.push(await call("POST", "", { account_id, amount: 100 }));
  answers.push(await call("GET", `?account_id=${account_id}`));
  answers.push(await call("DELETE", "", { account_id, amount: 250 }));
  answers.push(await call("GET", `?account_id=${account_id}`));
  return answers;
};

const balanceOf = (answers: Answer[]): unknown => (answers.at(-1)?.body as { balance?: unknown })?.balance;

const runUsers = async (call: Call, users: number, name: string) => {
  const began = performance.now();
  const all = await Promise.all(
    Array.from({ length: users }, (_, n) => runUser(call, `${name}-${began.toFixed(0)}-${n}`)),
  );
  const seconds = (performance.now() - began) / 1000;
  const answers = all.flat();
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  return {
    perSecond: answers.length / seconds,
    p50: times[Math.floor(times.length * 0.5)] ?? Number.NaN,
    p95: times[Math.floor(times.length * 0.95)] ?? Number.NaN,
    requests: answers.length,
    wrong: answers.filter(({ status }) => status < 200 || status > 299).length,
    astray: all.filter((list) => balanceOf(list) !== FINAL).length,
  };
};

/** A key as an admin would make it. */
const makeKey = async (url: string, headers: Record<string, string>): Promise<string> => {
  const response = await fetch(`${url}/api/admin/api-keys`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ name: "Bench", scopes: ["points:write"], expiresAt: null }),
  });
  const { key } = (await response.json()) as { key: { secret: string } };
  return key.secret;
};

const readUsers = (): number => {
  const { values } = parseArgs({ options: { users: { type: "string", default: String(USERS) } } });
  return Math.max(1, Number.parseInt(values.users, 10) || USERS);
};

const main = async (): Promise<void> => {
  const users = readUsers();
  const shop = await startShop();
  try {
    const { platform, dataDir } = shop;
    const saved = JSON.parse(readFileSync(join(dataDir, "environment.json"), "utf8")) as Record<
      string,
      string
    >;
    const sql = new pg.Pool({ connectionString: platform.postgres.url, max: 1 });
    const secret = saved.NEXTAUTH_SECRET ?? "";
    const [admin] = await makePeople(sql, { count: 1, secret, role: "admin" });
    await sql.end();
    if (!admin) throw new Error("There is no admin.");
    const call = caller(platform.app.url, await makeKey(platform.app.url, admin.headers));
    await runUsers(call, WARM_UP_USERS, "warm-up");
    const found = await runUsers(call, users, "member");
    console.log(`\n${users} users, ${found.requests} requests: ${found.perSecond.toFixed(0)} a second`);
    console.log(
      `p50 ${found.p50.toFixed(0)} ms, p95 ${found.p95.toFixed(0)} ms   target ${P95_MS} ${atMost("p95", found.p95, P95_MS)}`,
    );
    const isRight = found.wrong === 0 && found.astray === 0;
    console.log(
      `${found.wrong} answers that are not 2xx, ${found.astray} balances that are not ${FINAL} ${judge("right answers", isRight)}`,
    );
    concludeTargets();
  } finally {
    await shop.stop();
  }
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
