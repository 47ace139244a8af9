/**
 * `npm run prove:safe`: what an attacker would try against a built shop of two servers, one line for each claim. Ends with
 * 1 when a claim is broken. `--short` tries less of everything, `--only <section>,<section>` takes some of the sections.
 */
import pg from "pg";
import { freePort } from "../../emulators/kit/ports";
import type { Claims } from "./claims";
import { runProof } from "./run-proof";
import { PROVEN_ELSEWHERE } from "./safe/elsewhere";
import { calmDown, setScene } from "./safe/scene";
import { SECTIONS } from "./safe/sections";
import { addressOf, type ProvenShop } from "./shop";

const only = process.argv.includes("--only")
  ? process.argv[process.argv.indexOf("--only") + 1]?.split(",")
  : undefined;

const prove = async (shop: ProvenShop, claims: Claims): Promise<void> => {
  const first = await shop.serve(shop.mainPort);
  const second = await shop.serve(await freePort(shop.mainPort + 1));
  const sql = new pg.Pool({ connectionString: addressOf(shop, "postgres"), max: 4 });
  try {
    const scene = await setScene(shop, sql, [first, second]);
    for (const { name, prove: section } of SECTIONS.filter((one) => !only || only.includes(one.name))) {
      const began = performance.now();
      console.log(`\n${name}`);
      await calmDown(scene);
      await section(claims, scene);
      console.log(`  (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    }
    if (!only) for (const { claim, command } of PROVEN_ELSEWHERE) console.log(`- ${claim}: ${command}`);
  } finally {
    await sql.end();
  }
};

runProof(prove, { LOG_LEVEL: "debug" });
