/**
 * `npm run prove:last-units`: two servers, five units, two hundred buyers at once; then pairs of orders for the same two
 * products in opposite order. Ends with 1 when a claim is broken.
 */
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { freePort } from "../../emulators/kit/ports";
import { type Answer, call, pay } from "./calls";
import { type Claims, tally } from "./claims";
import { ADDRESS, makePeople, makeProduct, type Person } from "./people";
import { runProof } from "./run-proof";
import { addressOf, checkInvariants, type ProvenShop } from "./shop";

const UNITS = 5;
const BUYERS = 200;
const PAIRS = 500;
const PAIRS_AT_ONCE = 16;
const PAID_WITHIN_MS = 30_000;

type Scene = { shop: ProvenShop; sql: pg.Pool; urls: [string, string]; secret: string; admin: Person };

const order = (url: string, buyer: Person, products: string[]): Promise<Answer> =>
  call(`${url}/api/checkout/create-payment-intent`, {
    headers: buyer.headers,
    body: {
      items: products.map((productId) => ({ productId, quantity: 1 })),
      email: buyer.email,
      shippingAddress: ADDRESS,
    },
  });

const kindOf = ({ status, slug }: Answer): string => (slug ? `${status} ${slug}` : String(status));

const stockOf = async (sql: pg.Pool, productId: string): Promise<{ stock: number; reserved: number }> =>
  (await sql.query("select stock, reserved from product_stock where product_id = $1", [productId])).rows[0];

const until = async (withinMs: number, isSo: () => Promise<boolean>): Promise<boolean> => {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    if (await isSo()) return true;
    await delay(200);
  }
  return false;
};

const proveLastUnits = async (claims: Claims, { shop, sql, urls, secret, admin }: Scene): Promise<void> => {
  const product = await makeProduct(urls[0], admin, { name: "The last five", price: 5900, stock: UNITS });
  const buyers = await makePeople(sql, { count: BUYERS, secret });
  const began = performance.now();
  const answers = await Promise.all(
    buyers.map((buyer, n) => order(n % 2 === 0 ? urls[0] : urls[1], buyer, [product])),
  );
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const bought = answers.filter(({ status }) => status === 201);
  const refused = answers.filter(({ status, slug }) => status === 409 && slug === "insufficient-stock");
  const seen = `${tally(answers.map(kindOf))} in ${seconds} s`;
  claims.claim(
    bought.length === UNITS && refused.length === BUYERS - UNITS,
    `${BUYERS} buyers at once share ${UNITS} units`,
    seen,
  );
  await Promise.all(bought.map(({ body }) => pay(shop.platform, body)));
  const soldOut = await until(PAID_WITHIN_MS, async () => {
    const { stock, reserved } = await stockOf(sql, product);
    return stock === 0 && reserved === 0;
  });
  const { stock, reserved } = await stockOf(sql, product);
  claims.claim(
    soldOut,
    "Once paid, nothing is left and nothing is held",
    `stock ${stock}, reserved ${reserved}`,
  );
};

const proveOppositeOrder = async (claims: Claims, { sql, urls, secret, admin }: Scene): Promise<void> => {
  const names = ["One of two", "Two of two"];
  const products: string[] = [];
  for (const name of names)
    products.push(await makeProduct(urls[0], admin, { name, price: 2900, stock: 4 * PAIRS }));
  const buyers = await makePeople(sql, { count: 2 * PAIRS, secret });
  const answers: Answer[] = [];
  const began = performance.now();
  let next = 0;
  const worker = async () => {
    for (let pair = next++; pair < PAIRS; pair = next++) {
      const [one, other] = [buyers[2 * pair], buyers[2 * pair + 1]];
      if (!one || !other) throw new Error("A pair lacks a buyer.");
      const both = [order(urls[0], one, products), order(urls[1], other, products.toReversed())];
      answers.push(...(await Promise.all(both)));
    }
  };
  await Promise.all(Array.from({ length: PAIRS_AT_ONCE }, worker));
  const seconds = (performance.now() - began) / 1000;
  claims.claim(
    answers.filter(({ status }) => status === 201).length === 2 * PAIRS,
    `${PAIRS} pairs in opposite order all succeed`,
    `${tally(answers.map(kindOf))}, ${(answers.length / seconds).toFixed(1)} a second`,
  );
  const stocks = await Promise.all(products.map((productId) => stockOf(sql, productId)));
  claims.claim(
    stocks.every(({ reserved }) => reserved === 2 * PAIRS),
    "Each order holds one of each",
    stocks.map(({ reserved }) => reserved).join(" and "),
  );
  const { rows } = await sql.query<{ deadlocks: string }>(
    "select deadlocks from pg_stat_database where datname = current_database()",
  );
  claims.claim(
    Number(rows[0]?.deadlocks) === 0,
    "Postgres counts deadlocks",
    rows[0]?.deadlocks ?? "unknown",
  );
};

const prove = async (shop: ProvenShop, claims: Claims): Promise<void> => {
  const [first, second] = [
    await shop.serve(shop.mainPort),
    await shop.serve(await freePort(shop.mainPort + 1)),
  ];
  const sql = new pg.Pool({ connectionString: addressOf(shop, "postgres"), max: 4 });
  try {
    const secret = shop.variables.NEXTAUTH_SECRET ?? "";
    const [admin] = await makePeople(sql, { count: 1, secret, role: "admin" });
    if (!admin) throw new Error("There is no admin.");
    const scene: Scene = { shop, sql, urls: [first.url, second.url], secret, admin };
    await proveLastUnits(claims, scene);
    await proveOppositeOrder(claims, scene);
    const invariants = await checkInvariants(shop);
    claims.claim(invariants.holds, "The invariants of the database", invariants.text);
  } finally {
    await sql.end();
  }
};

runProof(prove);
