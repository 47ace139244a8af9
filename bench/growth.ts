/**
 * `npm run bench:growth`: two shops side by side, one with 2 000 products and one with 100 000, and what each answers in a
 * second, in turns; then how long a build takes whose catalogue is the large one's. `-- --products N` takes another size.
 * Ends with 1 where the large shop answers less than 0.8 of what the small one does, or its build takes over a minute.
 */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { copyProject, run } from "@/scripts/prove/project-copy";
import { allOfPlenty } from "./api";
import { printGrowth } from "./growth-claims";
import type { Load } from "./load";
import { serverTime } from "./platform-use";
import { searchMix } from "./search-mix";
import { readCatalogue } from "./search-relevance";
import { fillShop, type Started, startShop } from "./shop";
import { atMost, concludeTargets } from "./targets";

const SMALL = 2_000;
const BUILD_S = 60;
/** Different pages and answers of one kind that are asked for in turn. */
const KINDS_OF_ONE = 200;
const json = { "content-type": "application/json" };

type Product = { productId: string; slug: string };

const inTurn = (url: string, paths: string[], expects?: string): Load => {
  let next = 0;
  return { url, vary: () => ({ path: paths[next++ % paths.length] }), ...(expects ? { expects } : {}) };
};

const readShelves = async (url: string): Promise<string[]> => {
  const answer = await fetch(`${url}/api/category`);
  return ((await answer.json()) as { categories: { slug: string }[] }).categories.map(({ slug }) => slug);
};

const loadsOf = async ({ platform, root }: Started): Promise<Record<string, Load>> => {
  const { url } = platform.app;
  const shelves = await readShelves(url);
  const [{ productId }] = await allOfPlenty(url);
  const catalogue = await readCatalogue(url, SMALL);
  const some = ((await (await fetch(`${url}/api/product?limit=100`)).json()) as { products: Product[] })
    .products;
  const sorts = ["", "&sort=price", "&sort=-price", "&sort=name"];
  const lists = shelves.flatMap((shelf) => sorts.map((sort) => `/api/product?category=${shelf}${sort}`));
  const search = searchMix(catalogue);
  const body = JSON.stringify({ productId, quantity: 1 });
  const loads: Record<string, Load> = {
    home: inTurn(url, ["/"]),
    "category pages": inTurn(
      url,
      shelves.map((shelf) => `/category/${shelf}`),
    ),
    "product pages": inTurn(
      url,
      some.map(({ slug }) => `/product/${slug}`),
    ),
    "lists of the API": inTurn(url, lists.slice(0, KINDS_OF_ONE), '"products":['),
    "products of the API": inTurn(
      url,
      some.map((one) => `/api/product/${one.productId}`),
      '"product":{',
    ),
    search: { url, vary: () => ({ path: search() }), expects: '"hits":[' },
    "add to cart": { url: `${url}/api/cart`, method: "POST", headers: json, body },
  };
  const { read } = serverTime(root);
  for (const one of Object.values(loads)) one.processorTime = read;
  return loads;
};

/**
 * Has every page drawn once: pages of a large catalogue are drawn when somebody first comes, which would be measured of
 * those that few come to, and not of the home page.
 */
const drawPages = async (loads: Record<string, Load>): Promise<void> => {
  for (const { url, vary } of Object.values(loads)) {
    for (let page = 0; page < KINDS_OF_ONE; page += 1) {
      const path = vary?.().path;
      if (path === undefined || path.startsWith("/api/")) break;
      await (await fetch(new URL(path, url))).arrayBuffer();
    }
  }
};

const compareShops = async (small: Started, large: Started): Promise<void> => {
  const [few, many] = [await loadsOf(small), await loadsOf(large)];
  for (const loads of [few, many]) await drawPages(loads);
  await printGrowth(few, many);
};

/** Seconds that a build takes which reads this shop's catalogue. */
const timeBuild = async ({ dataDir }: Started): Promise<number> => {
  const variables = JSON.parse(readFileSync(join(dataDir, "environment.json"), "utf8")) as Record<
    string,
    string
  >;
  const copy = await copyProject();
  try {
    const began = performance.now();
    const { code, said } = await run("npm", ["run", "build"], copy, { ...process.env, ...variables });
    if (code !== 0) throw new Error(`The build failed.\n${said.slice(-2_000)}`);
    return (performance.now() - began) / 1000;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { products: { type: "string", default: "100000" } } });
  const started: Started[] = [];
  try {
    for (const products of [SMALL, Number(values.products)]) {
      const shop = await startShop();
      started.push(shop);
      await fillShop(shop, products);
    }
    const [small, large] = started;
    if (!small || !large) return;
    await compareShops(small, large);
    const seconds = await timeBuild(large);
    const mark = atMost("build", seconds, BUILD_S);
    console.log(
      `\nbuild with ${values.products} products   ${seconds.toFixed(0)} s   target ${BUILD_S} ${mark}`,
    );
    concludeTargets();
  } finally {
    for (const shop of started) await shop.stop();
  }
};

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
