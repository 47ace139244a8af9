/**
 * `npm run bench`: what the shop does in a second against the smallest Next application doing the same, both in one run
 * on this machine. Prints ratios; figures alone mean nothing on another machine. `-- pages` measures the static pages
 * alone: speed, weight and the first page of a new process.
 */
import { type Baseline, startBaseline } from "./baseline";
import { measureCheckouts } from "./checkouts";
import { measureFirstPage } from "./first-page";
import { compare, type Load, median } from "./load";
import { weighPages } from "./script-weight";
import { type Started, startShop } from "./shop";

const BASELINE_PORT = 4790;
const FIRST_PAGE_PORT = 4791;
const FIRST_PAGE_MS = 700;
const CHECKOUTS = 200;
const WORKERS = 3;

type Claim = { name: string; ours: string; ceiling: string; target: number };

const identity = { "accept-encoding": "identity" };
const ms = (value: number) => `${value.toFixed(1)} ms`;

const sizeOf = async (url: string): Promise<number> =>
  (await (await fetch(url, { headers: identity })).arrayBuffer()).byteLength;

const firstOf = async (url: string, key: string): Promise<Record<string, string>> => {
  const list = ((await (await fetch(url)).json()) as Record<string, Record<string, string>[]>)[key];
  if (!list?.[0]) throw new Error(`${url} answered nothing`);
  return list[0];
};

const cookieFrom = async (url: string, productId: string): Promise<string> => {
  const response = await fetch(`${url}/api/cart`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ productId, quantity: 1 }),
  });
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
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

const apiLoads = async (url: string, bare: string, category: string, productId: string) => {
  const cookie = await cookieFrom(url, productId);
  const json = { "content-type": "application/json" };
  const body = (quantity: number) => JSON.stringify({ productId, quantity });
  const loads: Record<string, Load> = {
    "smallest route": { url: `${bare}/api` },
    "catalogue API": { url: `${url}/api/product?category=${category}` },
    "add to cart": { url: `${url}/api/cart`, method: "POST", headers: json, body: body(1) },
    "set quantity": { url: `${url}/api/cart`, method: "PUT", headers: { ...json, cookie }, body: body(3) },
    "read cart": { url: `${url}/api/cart`, headers: { cookie } },
    "/api/me": { url: `${url}/api/me`, headers: { cookie } },
  };
  return loads;
};

const API_TARGETS = {
  "catalogue API": 0.6,
  "add to cart": 0.35,
  "set quantity": 0.35,
  "read cart": 0.45,
  "/api/me": 0.5,
};

const API_CLAIMS: Claim[] = Object.entries(API_TARGETS).map(([name, target]) => ({
  name,
  ours: name,
  ceiling: "smallest route",
  target,
}));

const printClaims = async (loads: Record<string, Load>, claims: Claim[]): Promise<void> => {
  const measured = await compare(loads);
  console.log("\nwhat             a second   ceiling   ratio   target    p50        p99");
  for (const { name, ours, ceiling, target } of claims) {
    const [mine, top] = [measured[ours], measured[ceiling]];
    if (!mine || !top) continue;
    const ratio = mine.perSecond / top.perSecond;
    console.log(
      `${name.padEnd(16)} ${mine.perSecond.toFixed(0).padStart(8)} ${top.perSecond.toFixed(0).padStart(9)}   ${ratio.toFixed(2)}    ${target.toFixed(2)} ${ratio >= target ? "✓" : "✗"}   ${ms(mine.p50).padEnd(9)}  ${ms(mine.p99)}`,
    );
  }
};

const printCheckouts = async (shop: Started): Promise<void> => {
  const checkouts = await measureCheckouts(shop.platform, CHECKOUTS, WORKERS);
  console.log(
    `\nwhole checkouts  ${checkouts.perSecond.toFixed(1)} a second, queue drained in ${checkouts.drainSeconds.toFixed(2)} s`,
  );
  for (const [step, { p50, p99 }] of Object.entries(checkouts.steps)) {
    console.log(`  ${step.padEnd(14)} p50 ${ms(p50)}  p99 ${ms(p99)}`);
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

const main = async (): Promise<void> => {
  const pagesOnly = process.argv.includes("pages");
  const shop = await startShop();
  let baseline: Baseline | undefined;
  try {
    const { url } = shop.platform.app;
    const category = (await firstOf(`${url}/api/category`, "categories")).slug ?? "";
    const product = await firstOf(`${url}/api/product?inStock=true&limit=1&sort=-price`, "products");
    const paths = { home: "/", category: `/category/${category}`, product: `/product/${product.slug}` };
    const sizes: Record<string, number> = {};
    for (const [name, path] of Object.entries(paths)) sizes[name] = await sizeOf(`${url}${path}`);
    baseline = await startBaseline(sizes, BASELINE_PORT);
    await printClaims(pageLoads(paths, url, baseline.url), PAGE_CLAIMS);
    if (!pagesOnly) {
      const loads = await apiLoads(url, baseline.url, category, product.productId ?? "");
      await printClaims(loads, API_CLAIMS);
      await printCheckouts(shop);
    }
    await printWeights(url, paths);
    await printFirstPage(shop.dataDir);
  } finally {
    await baseline?.stop();
    await shop.stop();
  }
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
