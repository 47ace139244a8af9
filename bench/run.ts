/**
 * `npm run bench`: what the shop does in a second against the smallest Next application doing the same, both in one run
 * on this machine. Prints ratios; figures alone mean nothing on another machine. `-- pages` measures the static pages
 * alone: speed, weight and the first page of a new process; `-- api` the routes of the API alone.
 */
import { API_CLAIMS, apiLoads, plentyOf } from "./api";
import { type Baseline, startBaseline } from "./baseline";
import { measureCheckouts } from "./checkouts";
import { type Claim, printClaims } from "./claims";
import { measureFirstPage } from "./first-page";
import { type Load, median } from "./load";
import { serverTime } from "./platform-use";
import { weighPages } from "./script-weight";
import { VOCABULARY } from "./search-mix";
import { readCatalogue } from "./search-relevance";
import { measureSearchUse } from "./search-use";
import { type Started, startShop } from "./shop";

const BASELINE_PORT = 4790;
const FIRST_PAGE_PORT = 4791;
const FIRST_PAGE_MS = 700;
const CATALOGUE = 300;
const CHECKOUTS = 200;
const WORKERS = 3;

const identity = { "accept-encoding": "identity" };
const ms = (value: number) => `${value.toFixed(1)} ms`;

const sizeOf = async (url: string): Promise<number> =>
  (await (await fetch(url, { headers: identity })).arrayBuffer()).byteLength;

const firstOf = async (url: string, key: string): Promise<Record<string, string>> => {
  const list = ((await (await fetch(url)).json()) as Record<string, Record<string, string>[]>)[key];
  if (!list?.[0]) throw new Error(`${url} answered nothing`);
  return list[0];
};

type Paths = Record<"home" | "category" | "product", string>;

const pageLoads = (paths: Paths, url: string, bare: string): Record<string, Load> =>
  Object.fromEntries(
    Object.entries(paths).flatMap(([name, path]) => [
      [name, { url: `${url}${path}`, headers: identity }],
      [`bare ${name}`, { url: `${bare}/${name}`, headers: identity }],
    ]),
  );

const PAGE_CLAIMS: Claim[] = ["home", "category", "product"].map((name) => ({
  name,
  ours: name,
  ceiling: `bare ${name}`,
  target: 0.85,
}));

const printCheckouts = async (shop: Started): Promise<void> => {
  const checkouts = await measureCheckouts(shop.platform, CHECKOUTS, WORKERS);
  console.log(
    `\nwhole checkouts  ${checkouts.perSecond.toFixed(1)} a second, queue drained in ${checkouts.drainSeconds.toFixed(2)} s`,
  );
  for (const [step, { p50, p99 }] of Object.entries(checkouts.steps)) {
    console.log(`  ${step.padEnd(14)} p50 ${ms(p50)}  p99 ${ms(p99)}`);
  }
};

const printSearchUse = async (shop: Started, searches: Load | undefined): Promise<void> => {
  if (!searches) return;
  const { searches: all, asked, counted, isWhole } = await measureSearchUse(shop.platform, searches);
  const some = isWhole ? "" : "at least ";
  console.log(
    `\nof ${all} searches for ${VOCABULARY} texts ${some}${asked} were asked of the index (${((100 * asked) / all).toFixed(0)} %); of the answers from memory it counted ${some}${counted}`,
  );
};

/** Has all loads tell what their server computed for them. */
const timed = (loads: Record<string, Load>, shop: Started, baseline: Baseline): void => {
  const [ours, bare] = [serverTime(shop.root), serverTime(baseline.root)];
  for (const one of Object.values(loads)) {
    one.processorTime = one.url.startsWith(baseline.url) ? bare.read : ours.read;
  }
};

const printWeights = async (url: string, paths: Paths): Promise<void> => {
  const weights = await weighPages(url, [...Object.values(paths), "/search?q=cheese", "/cart"]);
  console.log("\npage                              script (gzip)   requests   html (gzip)");
  for (const [path, { scriptKb, requests, htmlKb }] of Object.entries(weights)) {
    console.log(
      `${path.padEnd(34)} ${scriptKb.toFixed(1).padStart(9)} kB  ${String(requests).padStart(8)}   ${htmlKb.toFixed(1).padStart(8)} kB`,
    );
  }
};

const printFirstPage = async (dataDir: string): Promise<void> => {
  const times = await measureFirstPage(dataDir, FIRST_PAGE_PORT);
  const middle = median(times);
  const all = times.map((time) => time.toFixed(0)).join(", ");
  console.log(
    `\nfirst page after start  ${middle.toFixed(0)} ms (${all})   target ${FIRST_PAGE_MS} ${middle <= FIRST_PAGE_MS ? "✓" : "✗"}`,
  );
};

const measurePages = async (shop: Started, paths: Paths, baseline: Baseline): Promise<void> => {
  const { url } = shop.platform.app;
  const loads = pageLoads(paths, url, baseline.url);
  timed(loads, shop, baseline);
  await printClaims(loads, PAGE_CLAIMS);
  await printWeights(url, paths);
  await printFirstPage(shop.dataDir);
};

const main = async (): Promise<void> => {
  const pages = !process.argv.includes("api");
  const api = !process.argv.includes("pages");
  const shop = await startShop();
  let baseline: Baseline | undefined;
  try {
    const { url } = shop.platform.app;
    const category = (await firstOf(`${url}/api/category`, "categories")).slug ?? "";
    const { productId, slug } = await plentyOf(url);
    const paths = { home: "/", category: `/category/${category}`, product: `/product/${slug}` };
    const sizes: Record<string, number> = {};
    if (pages) {
      for (const [name, path] of Object.entries(paths)) sizes[name] = await sizeOf(`${url}${path}`);
    }
    baseline = await startBaseline(sizes, BASELINE_PORT, shop.platform.kv);
    if (api) {
      const catalogue = await readCatalogue(url, CATALOGUE);
      const loads = await apiLoads(url, baseline.url, { category, productId, catalogue });
      timed(loads, shop, baseline);
      await printClaims(loads, API_CLAIMS);
      await printSearchUse(shop, loads.search);
      await printCheckouts(shop);
    }
    if (pages) await measurePages(shop, paths, baseline);
  } finally {
    await baseline?.stop();
    await shop.stop();
  }
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
