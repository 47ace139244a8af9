import { makeQueries, type Named, QUERY_KINDS, type QueryKind } from "./search-queries";

const QUERIES = 200;
const TARGET = 0.95;

type Placed = { kind: QueryKind; q: string; wanted: string; place: number };

type Listed = { products: Named[]; nextCursor: string | null };

/** Every product of the shop, or the first `most` of them. */
export const readCatalogue = async (url: string, most = Number.POSITIVE_INFINITY): Promise<Named[]> => {
  const all: Named[] = [];
  let cursor: string | null = null;
  do {
    const after: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : "";
    const response = await fetch(`${url}/api/product?sort=name&limit=100${after}`);
    const page = (await response.json()) as Listed;
    all.push(...page.products);
    cursor = page.nextCursor;
  } while (cursor !== null && all.length < most);
  return all;
};

const placeOf = async (url: string, q: string, productId: string): Promise<number> => {
  const response = await fetch(`${url}/api/search/fuzzy-query?size=5&q=${encodeURIComponent(q)}`);
  const { hits } = (await response.json()) as { hits: { product: Named }[] };
  return hits.findIndex(({ product }) => product.productId === productId);
};

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;

/**
 * Asks for products as people would and prints how often the wanted one comes first and among the first five. Answers
 * whether that was often enough.
 */
export const measureRelevance = async (url: string): Promise<boolean> => {
  const placed: Placed[] = [];
  for (const { kind, q, wanted } of makeQueries(await readCatalogue(url), QUERIES)) {
    placed.push({ kind, q, wanted: wanted.name, place: await placeOf(url, q, wanted.productId) });
  }
  const line = (name: string, some: Placed[]) => {
    const first = some.filter(({ place }) => place === 0).length;
    const found = some.filter(({ place }) => place >= 0).length;
    console.log(
      `${name.padEnd(12)} ${String(some.length).padStart(7)}   ${percent(first, some.length).padStart(8)}   ${percent(found, some.length).padStart(8)}`,
    );
    return found / some.length;
  };
  console.log("\nthe wanted   queries      first   first five");
  for (const kind of QUERY_KINDS)
    line(
      kind,
      placed.filter((one) => one.kind === kind),
    );
  const share = line("all", placed);
  for (const { q, wanted } of placed.filter(({ place }) => place < 0))
    console.log(`  missed: ${q} → ${wanted}`);
  console.log(`target: ${percent(TARGET, 1)} in the first five ${share >= TARGET ? "✓" : "✗"}`);
  return share >= TARGET;
};
