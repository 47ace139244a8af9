/**
 * `npm run bench:pages`: how the built shop's pages come and answer in Chromium. Lighthouse 12 as its phone, slowed by the
 * browser itself, the middle of five loads; ten interactions at a quarter of the processor's speed; from a list to a
 * product; and what each page loads within five seconds. `-- --rounds N` takes other than five, and parts can be named
 * (`weights`, `interactions`, `following`, `lighthouse`); with MERCAT_DATA a running shop is measured. Exits with 1 where a target is missed.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { makePeople } from "@/scripts/prove/people";
import { allOfPlenty } from "./api";
import { measureFollowing, measureInteractions } from "./interactions";
import { auditPages } from "./lighthouse-audit";
import { median } from "./load";
import { weighPages } from "./script-weight";
import { type Started, startShop } from "./shop";
import { atLeast, atMost, concludeTargets, HTML_KB, judge, REQUESTS, SCRIPT_KB } from "./targets";

const INTERACTION_MS = 50;
const FOLLOWING_MS = 100;

const printAudits = (url: string, paths: string[], rounds: number): void => {
  const audits = auditPages(
    paths.map((path) => `${url}${path}`),
    rounds,
  );
  console.log(
    `\nLighthouse, the middle of ${rounds}            score ≥ 98   LCP ≤ 1.8 s   TBT ≤ 75 ms   CLS 0   machine`,
  );
  for (const path of paths) {
    const one = audits[`${url}${path}`];
    if (!one) {
      console.log(`${path.padEnd(36)} not audited ${judge(`Lighthouse of ${path}`, false)}`);
      continue;
    }
    const { score, lcp, tbt, cls, machine } = one;
    console.log(
      `${path.padEnd(36)} ${String(score).padStart(6)} ${atLeast(`score of ${path}`, score, 98)}   ${(lcp / 1000).toFixed(2).padStart(9)} ${atMost(`LCP of ${path}`, lcp, 1_800)}   ${tbt.toFixed(0).padStart(9)} ${atMost(`TBT of ${path}`, tbt, 75)}   ${cls.toFixed(3)} ${judge(`layout shift of ${path}`, cls < 0.0005)}   ${machine.toFixed(0)}`,
    );
  }
};

const printInteractions = async (url: string, category: string, product: string): Promise<void> => {
  const [floor, ...acted] = await measureInteractions(url, category, product);
  console.log("\nat a quarter of the speed      until the next frame   main thread's work");
  for (const { name, ms, work } of [...(floor ? [floor] : []), ...acted]) {
    console.log(
      `${name.padEnd(30)} ${(ms === 0 ? "< 16" : ms.toFixed(0)).padStart(10)} ms ${work.toFixed(0).padStart(15)} ms`,
    );
  }
  const worst = Math.max(...acted.map(({ ms }) => ms));
  console.log(
    `${"the worst of ten".padEnd(30)} ${worst.toFixed(0).padStart(10)} ms   target ${INTERACTION_MS} ${atMost("the worst interaction", worst, INTERACTION_MS)}`,
  );
};

const printFollowing = async (url: string, category: string, rounds: number): Promise<void> => {
  const times = await measureFollowing(url, category, rounds);
  const middle = median(times);
  console.log(
    `\nlist to product, asked for ahead   ${middle.toFixed(0)} ms (${times.map((ms) => ms.toFixed(0)).join(", ")})   target ${FOLLOWING_MS} ${atMost("list to product", middle, FOLLOWING_MS)}`,
  );
};

const cookieOfAdmin = async ({ platform, dataDir }: Started): Promise<string> => {
  const variables = JSON.parse(readFileSync(join(dataDir, "environment.json"), "utf8")) as Record<
    string,
    string
  >;
  const sql = new pg.Pool({ connectionString: platform.postgres.url, max: 1 });
  const [admin] = await makePeople(sql, { count: 1, secret: variables.NEXTAUTH_SECRET ?? "", role: "admin" });
  await sql.end();
  return admin?.headers.cookie ?? "";
};

const printWeights = async (shop: Started, paths: string[], category: string): Promise<void> => {
  const { url } = shop.platform.app;
  const limitOf = (path: string) =>
    path === "/cart" ? SCRIPT_KB.cart : path === "/admin" ? SCRIPT_KB.admin : SCRIPT_KB.shop;
  const weights = {
    ...(await weighPages(url, paths)),
    ...(await weighPages(url, ["/admin"], await cookieOfAdmin(shop))),
  };
  console.log("\nwithin five seconds                  script (gzip)        requests   html (gzip)");
  for (const [path, { scriptKb, requests, htmlKb }] of Object.entries(weights)) {
    const limit = limitOf(path);
    const few = path === "/admin" ? " " : atMost(`requests of ${path}`, requests, REQUESTS);
    const html = path === category ? ` of ${HTML_KB} ${atMost(`HTML of ${path}`, htmlKb, HTML_KB)}` : "";
    console.log(
      `${path.padEnd(36)} ${scriptKb.toFixed(1).padStart(6)} of ${limit} kB ${atMost(`script of ${path}`, scriptKb, limit)}   ${String(requests).padStart(6)} ${few}   ${htmlKb.toFixed(1).padStart(6)} kB${html}`,
    );
  }
};

const PARTS = ["weights", "interactions", "following", "lighthouse"] as const;

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({
    options: { rounds: { type: "string", default: "5" } },
    allowPositionals: true,
  });
  const measures = (part: (typeof PARTS)[number]) => positionals.length === 0 || positionals.includes(part);
  const rounds = Number(values.rounds);
  const shop = await startShop();
  try {
    const { url } = shop.platform.app;
    const answer = (await (await fetch(`${url}/api/category`)).json()) as { categories: { slug: string }[] };
    const category = `/category/${answer.categories[0]?.slug ?? ""}`;
    const [{ slug }] = await allOfPlenty(url);
    const paths = ["/", category, `/product/${slug}`, "/cart"];
    await Promise.all(paths.map((path) => fetch(`${url}${path}`).then((page) => page.text())));
    if (measures("weights")) await printWeights(shop, paths, category);
    if (measures("interactions")) await printInteractions(url, category, `/product/${slug}`);
    if (measures("following")) await printFollowing(url, category, rounds);
    if (measures("lighthouse")) printAudits(url, paths, rounds);
    concludeTargets();
  } finally {
    await shop.stop();
  }
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
