/** `npm run seed [-- --products N]`: fills an empty shop, and with a number brings it to that many products. */
import { parseArgs } from "node:util";
import { joinPlatform } from "./join-platform";

const CHUNK = 2000;

const readCount = (): number => {
  const { values } = parseArgs({ options: { products: { type: "string", default: "0" } } });
  if (/^\d{1,7}$/.test(values.products)) return Number(values.products);
  throw new Error("--products takes a number, as in `npm run seed -- --products 10000`.");
};

const say = (text: string) => process.stdout.write(`  ${text}\n`);
const sayHere = (text: string) => process.stdout.write(process.stdout.isTTY ? `\r  ${text}\x1b[K` : "");

/** Adds generated products until the shop has `wanted`; those that are there already are not made twice. */
const grow = async (wanted: number): Promise<void> => {
  const { database, inTransaction } = await import("@/db/client");
  const { generateProducts } = await import("@/db/seed/catalog/generate");
  const { products } = await import("@/db/seed/catalog/products");
  const { insertSeedProducts, insertShelves } = await import("@/db/seed/insert-catalog");
  const now = new Date();
  let [made, inserted] = [products.length, 0];
  const insert = async (list: Parameters<typeof insertSeedProducts>[1]) => {
    inserted += await inTransaction(database(), (tx) => insertSeedProducts(tx, list, now));
    made += list.length;
    sayHere(`${made.toLocaleString("en")} of ${wanted.toLocaleString("en")} products`);
  };
  await inTransaction(database(), insertShelves);
  let chunk: (typeof products)[number][] = [];
  for (const product of generateProducts(Math.max(0, wanted - products.length))) {
    chunk.push(product);
    if (chunk.length < CHUNK) continue;
    await insert(chunk);
    chunk = [];
  }
  await insert(chunk);
  sayHere("");
  say(`${inserted.toLocaleString("en")} generated products added`);
};

const main = async (): Promise<void> => {
  const wanted = readCount();
  joinPlatform();
  const { closeDatabase, database } = await import("@/db/client");
  const { seedShop } = await import("./seed-shop");
  await seedShop(database(), say);
  if (wanted > 0) {
    await grow(wanted);
    const { reindexProducts } = await import("@/lib/search/reindex-products");
    const started = performance.now();
    const indexed = await reindexProducts(database(), {
      onProgress: (done) => sayHere(`${done.toLocaleString("en")} products indexed`),
    });
    sayHere("");
    say(`${indexed.toLocaleString("en")} products indexed in ${Math.round(performance.now() - started)} ms`);
  }
  await closeDatabase();
};

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
