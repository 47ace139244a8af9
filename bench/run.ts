/**
 * `npm run bench`: what the shop does in a second against the smallest Next application doing the same, both in one run
 * on this machine. Prints ratios; figures alone mean nothing on another machine. Parts can be named: `-- pages` (the
 * static pages: speed, weight, the first page of a new process), `api` (the routes), `webhooks`, `checkouts` (of seven
 * steps, jobs included), `services` (Postgres and KV by themselves). With MERCAT_DATA a running shop is measured; `BENCH_ROUNDS=1`
 * instead of five is for a quick look. Ends with 1 where a target is missed, and names it in the last line.
 */
import { freePort } from "@/emulators/kit/ports";
import { allOfPlenty } from "./api";
import { type Baseline, startBaseline } from "./baseline";
import { type Claim, printClaims } from "./claims";
import { measureFirstPage } from "./first-page";
import { type Load, median } from "./load";
import { measureRoutes, measureServices, measureWebhooks } from "./measure-api";
import { readTimes } from "./read-times";
import { weighPages } from "./script-weight";
import { measureSevenSteps } from "./seven-steps";
import { type Started, startShop } from "./shop";
import { atMost, concludeTargets, HTML_KB, REQUESTS, SCRIPT_KB } from "./targets";

const BASELINE_PORT = 4790;
const FIRST_PAGE_PORT = 4791;
const FIRST_PAGE_MS = 700;
const CHECKOUTS = 200;

const identity = { "accept-encoding": "identity" };

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
      [name, { url: `${url}${path}`, headers: identity, expects: path === "/" ? "<h1" : path }],
      [`bare ${name}`, { url: `${bare}/${name}`, headers: identity, expects: "xxx" }],
    ]),
  );

const PAGE_CLAIMS: Claim[] = ["home", "category", "product"].map((name) => ({
  name,
  ours: name,
  ceiling: `bare ${name}`,
  target: 0.85,
}));

const printWeights = async (url: string, paths: Paths): Promise<void> => {
  const weights = await weighPages(url, [...Object.values(paths), "/search?q=cheese", "/cart"]);
  const limits: Record<string, number> = { "/cart": SCRIPT_KB.cart };
  for (const path of Object.values(paths)) limits[path] = SCRIPT_KB.shop;
  console.log("\npage                              script (gzip)      requests   html (gzip)");
  for (const [path, { scriptKb, requests, htmlKb }] of Object.entries(weights)) {
    const most = limits[path];
    const [script, few, html] = [
      most === undefined ? " " : atMost(`script of ${path}`, scriptKb, most),
      most === undefined ? " " : atMost(`requests of ${path}`, requests, REQUESTS),
      path === paths.category ? atMost(`HTML of ${path}`, htmlKb, HTML_KB) : " ",
    ];
    console.log(
      `${path.padEnd(34)} ${scriptKb.toFixed(1).padStart(9)} kB ${script}   ${String(requests).padStart(6)} ${few}   ${htmlKb.toFixed(1).padStart(6)} kB ${html}`,
    );
  }
};

const printFirstPage = async (dataDir: string): Promise<void> => {
  const times = await measureFirstPage(dataDir, await freePort(FIRST_PAGE_PORT));
  const middle = median(times);
  const all = times.map((time) => time.toFixed(0)).join(", ");
  console.log(
    `\nfirst page after start  ${middle.toFixed(0)} ms (${all})   target ${FIRST_PAGE_MS} ${atMost("first page", middle, FIRST_PAGE_MS)}`,
  );
};

const measurePages = async (shop: Started, paths: Paths, baseline: Baseline): Promise<void> => {
  const { url } = shop.platform.app;
  const loads = pageLoads(paths, url, baseline.url);
  readTimes(loads, shop, baseline);
  await printClaims(loads, PAGE_CLAIMS);
  await printWeights(url, paths);
  await printFirstPage(shop.dataDir);
};

const PARTS = ["pages", "api", "webhooks", "checkouts", "services"] as const;

const main = async (): Promise<void> => {
  const named = PARTS.filter((part) => process.argv.includes(part));
  const measures = (part: (typeof PARTS)[number]) => named.length === 0 || named.includes(part);
  const shop = await startShop();
  let baseline: Baseline | undefined;
  try {
    const { url } = shop.platform.app;
    const category = (await firstOf(`${url}/api/category`, "categories")).slug ?? "";
    const plenty = await allOfPlenty(url);
    const [{ productId, slug }] = plenty;
    const paths = { home: "/", category: `/category/${category}`, product: `/product/${slug}` };
    const sizes: Record<string, number> = {};
    if (measures("pages")) {
      for (const [name, path] of Object.entries(paths)) sizes[name] = await sizeOf(`${url}${path}`);
    }
    baseline = await startBaseline(sizes, await freePort(BASELINE_PORT), shop.platform);
    if (measures("api")) await measureRoutes(shop, baseline, { category, productId });
    if (measures("webhooks")) await measureWebhooks(shop, baseline);
    if (measures("checkouts")) {
      const goods = plenty.map((product) => ({ category, productId: product.productId }));
      await measureSevenSteps(shop, baseline, goods, CHECKOUTS);
    }
    if (measures("services")) await measureServices(shop, baseline);
    if (measures("pages")) await measurePages(shop, paths, baseline);
  } finally {
    await baseline?.stop();
    await shop.stop();
  }
  concludeTargets();
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
