/**
 * `npm run bench:search`: how well and how fast the shop's search finds, over HTTP. First 200 queries made from the seeded
 * catalogue, with typos, half words, other orders and other words; then the same shop with 100 000 products.
 * `-- --relevance` leaves the second part out, `-- --products N` takes another size.
 */
import { parseArgs } from "node:util";
import { memoryOf } from "./platform-use";
import { measureRelevance, readCatalogue } from "./search-relevance";
import { measure, type Speed, searchUrls, shelfUrls, suggestUrls } from "./search-speed";
import { fillShop, type Started, startShop } from "./shop";
import { atMost, concludeTargets, judge } from "./targets";

const CATALOGUE = 2_000;
const SEARCHES = 1_200;
const LIMITS: Record<string, number> = { search: 100, suggestions: 50 };

type Speeds = Record<string, Speed>;

const measureAll = async ({ platform, root }: Started): Promise<Speeds> => {
  const { url } = platform.app;
  const catalogue = await readCatalogue(url, CATALOGUE);
  const loads = {
    search: searchUrls(url, catalogue, SEARCHES),
    suggestions: suggestUrls(url, catalogue, SEARCHES),
    ...(await shelfUrls(url)),
  };
  const speeds: Speeds = {};
  for (const [name, urls] of Object.entries(loads)) {
    await measure(urls.slice(0, urls.length / 4), root);
    speeds[name] = await measure(urls, root);
  }
  return speeds;
};

const sayMemory = ({ root }: Started): void => {
  const sums = Object.entries(memoryOf(root));
  const whole = sums.reduce((sum, [, megabytes]) => sum + megabytes, 0);
  const parts = sums.map(([name, megabytes]) => `${name} ${megabytes.toFixed(0)}`).join(", ");
  console.log(`memory of the platform: ${whole.toFixed(0)} MB (${parts})`);
};

const ms = (value: number | undefined) => `${(value ?? Number.NaN).toFixed(1)} ms`.padStart(9);

const compareSizes = (products: number, before: Speeds, after: Speeds): void => {
  console.log(
    `\n8 at a time      300: p50       p95   ${products.toLocaleString("en")}: p50       p95   a second   limit`,
  );
  for (const [name, speed] of Object.entries(after)) {
    const small = before[name];
    const limit = LIMITS[name];
    const verdict = limit === undefined ? "" : `${limit} ms ${atMost(name, speed.p95, limit)}`;
    console.log(
      `${name.padEnd(14)} ${ms(small?.p50)} ${ms(small?.p95)}  ${ms(small?.processor)}       ${ms(speed.p50)} ${ms(speed.p95)}  ${ms(speed.processor)}   ${verdict}`,
    );
  }
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      relevance: { type: "boolean", default: false },
      products: { type: "string", default: "100000" },
    },
  });
  const products = Number(values.products);
  const shop = await startShop();
  const { url } = shop.platform.app;
  try {
    judge("relevance", await measureRelevance(url));
    if (values.relevance) return;
    const before = await measureAll(shop);
    sayMemory(shop);
    await fillShop(shop, products);
    const after = await measureAll(shop);
    compareSizes(products, before, after);
    sayMemory(shop);
  } finally {
    await shop.stop();
    concludeTargets();
  }
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
