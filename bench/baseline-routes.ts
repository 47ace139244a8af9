/** The routes of the smallest application, as files of its own: they import nothing of the shop. */

export const ROUTE = `export async function GET(request) {
  return Response.json({ ok: true, agent: request.headers.get("user-agent") !== null });
}`;

/**
 * What the smallest routes do by hand when they are asked to, one thing after the other: \`kv\` commands, \`sql\` statements
 * in one transaction, payments read from Stripe, payments made there. By Node's own client, and Postgres' own.
 */
export const WORK = `import { Agent, request as ask } from "node:http";
import { randomUUID } from "node:crypto";
import pg from "pg";

const agent = new Agent({ keepAlive: true });
const pool = new pg.Pool({ connectionString: process.env.BASELINE_DATABASE_URL, max: 8 });

export const send = (url, method, type, token, body) => new Promise((resolve, reject) => {
  const headers = { authorization: "Bearer " + token, "content-type": type, "content-length": Buffer.byteLength(body) };
  const call = ask(url, { method, agent, headers }, (response) => {
    let text = "";
    response.on("data", (chunk) => { text += chunk; });
    response.on("end", () => {
      if (response.statusCode >= 300) return reject(new Error(text));
      resolve(JSON.parse(text));
    });
  });
  call.on("error", reject);
  call.end(body);
});

const askKv = () => send(process.env.BASELINE_KV_URL, "POST", "application/json", process.env.BASELINE_KV_TOKEN, '["GET","nothing"]');
const STRIPE = process.env.BASELINE_STRIPE_URL + "/v1/payment_intents";
const FORM = "application/x-www-form-urlencoded";
const askStripe = (method, path, body) => send(STRIPE + path, method, FORM, process.env.BASELINE_STRIPE_KEY, body);
let known;
const makePayment = async () => { known = (await askStripe("POST", "", "amount=5900&currency=usd")).id; };
const readPayment = async () => {
  if (!known) await makePayment();
  await askStripe("GET", "/" + known, "");
};

const inTransaction = async (statements) => {
  const client = await pool.connect();
  try {
    await client.query("begin");
    for (let n = 0; n < statements; n += 1) {
      await (n % 2 === 0
        ? client.query("select * from baseline where id = $1", [randomUUID()])
        : client.query("insert into baseline (id, data) values ($1, $2)", [randomUUID(), "{}"]));
    }
    await client.query("commit");
  } finally {
    client.release();
  }
};

export const work = async (asked) => {
  const times = (name) => Number(asked.get(name) ?? 0);
  for (let n = 0; n < times("kv"); n += 1) await askKv();
  for (let n = 0; n < times("read"); n += 1) await readPayment();
  for (let n = 0; n < times("make"); n += 1) await makePayment();
  if (times("sql") > 0) await inTransaction(times("sql"));
};`;

export const WORK_ROUTE = `import { work } from "../work";

export async function GET(request) {
  await work(new URL(request.url).searchParams);
  return Response.json({ ok: true });
}`;

/** Gives the queue one message for each job of the body, as one batch. */
export const PUBLISH_ROUTE = `import { send } from "../work";

export async function POST(request) {
  const { origin } = new URL(request.url);
  const batch = (await request.json()).map((job, n) => ({
    destination: origin + "/api/job?" + job,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ n }),
  }));
  await send(process.env.BASELINE_QSTASH_URL + "/v2/batch", "POST", "application/json", process.env.BASELINE_QSTASH_TOKEN, JSON.stringify(batch));
  return Response.json({ ok: true });
}`;

/** What the queue delivers to: checks the signature by hand, then works. */
export const JOB_ROUTE = `import { createHash, createHmac } from "node:crypto";
import { work } from "../work";

const isSigned = (signature, body) => {
  const [header, claims, mac] = signature.split(".");
  if (createHmac("sha256", process.env.BASELINE_QSTASH_KEY).update(header + "." + claims).digest("base64url") !== mac) return false;
  const { exp, body: hash } = JSON.parse(Buffer.from(claims, "base64url").toString());
  return exp > Date.now() / 1000 && hash.replace(/=+$/, "") === createHash("sha256").update(body).digest("base64url");
};

export async function POST(request) {
  const body = await request.text();
  if (!isSigned(request.headers.get("upstash-signature") ?? "", body)) return Response.json({ ok: false }, { status: 401 });
  await work(new URL(request.url).searchParams);
  return Response.json({ ok: true });
}`;
