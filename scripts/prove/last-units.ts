/**
 * `npm run prove:last-units [-- --short --seed 1]`: two servers on one platform, 200 buyers at once for the last 1, 5 and
 * 50 units, 30 rounds each, with carts of one to five lines in opposite order; then pairs of orders for the same products
 * in opposite order that all can be had. Ends with 1 when a claim is broken.
 */
import { parseArgs } from "node:util";
import type pg from "pg";
import { freePort } from "../../emulators/kit/ports";
import type { Claims } from "./claims";
import { provePairs } from "./last-units/pairs";
import { proveRush } from "./last-units/rush";
import { makePlace } from "./last-units/scene";
import { randomFrom } from "./random";
import { runProof } from "./run-proof";
import { checkInvariants, openDatabase, type ProvenShop } from "./shop";

const UNITS = [1, 5, 50];

const { values } = parseArgs({
  options: { seed: { type: "string", default: "20261120" }, short: { type: "boolean", default: false } },
});
const seed = Number(values.seed);
const { rounds, buyers, pairs } = values.short
  ? { rounds: 1, buyers: 80, pairs: 50 }
  : { rounds: 30, buyers: 200, pairs: 500 };

const claimNoDeadlock = async (claims: Claims, sql: pg.Pool): Promise<void> => {
  const { rows } = await sql.query<{ deadlocks: string }>(
    "select deadlocks from pg_stat_database where datname = current_database()",
  );
  const seen = rows[0]?.deadlocks ?? "unknown";
  claims.claim(Number(seen) === 0, "Postgres counts deadlocks", seen);
};

const prove = async (shop: ProvenShop, claims: Claims): Promise<void> => {
  const first = await shop.serve(shop.mainPort);
  const second = await shop.serve(await freePort(shop.mainPort + 1));
  const sql = openDatabase(shop);
  try {
    const scene = await makePlace(shop, sql, [first.url, second.url], buyers);
    const random = randomFrom(seed);
    for (const units of UNITS) await proveRush(claims, scene, { units, rounds, random });
    await provePairs(claims, scene, { pairs, random });
    await claimNoDeadlock(claims, sql);
    const invariants = await checkInvariants(shop);
    claims.claim(invariants.holds, "The invariants of the database", invariants.text);
  } finally {
    await sql.end();
  }
};

console.log(`Seed ${seed}, ${buyers} buyers, ${rounds} rounds for each of ${UNITS.join(", ")} units`);
runProof(prove);
