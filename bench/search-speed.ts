import { createRandom } from "@/db/seed/random";
import { processorTimeOf } from "./platform-use";
import { makeQueries, type Named } from "./search-queries";

const PEOPLE = 8;
const SEED = 5;

/** Milliseconds; `processor` is what one answer costs the whole platform, which other programs hardly change. */
export type Speed = { perSecond: number; p50: number; p95: number; processor: number };

/** Asks for all of these, eight at a time. The platform's processes came from `root`. */
export const measure = async (urls: readonly string[], root: number): Promise<Speed> => {
  const times: number[] = [];
  const spent = processorTimeOf(root);
  let next = 0;
  const person = async () => {
    for (let url = urls[next++]; url !== undefined; url = urls[next++]) {
      const began = performance.now();
      const response = await fetch(url);
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${response.status} from ${url}`);
      times.push(performance.now() - began);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: PEOPLE }, person));
  const seconds = (performance.now() - began) / 1000;
  times.sort((left, right) => left - right);
  const at = (share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  const processor = (processorTimeOf(root) - spent) / times.length;
  return { perSecond: times.length / seconds, p50: at(0.5), p95: at(0.95), processor };
};

const FILTERS = ["", "", "", "&inStock=true", "&sort=price", "&minPrice=1000&maxPrice=9000", "&page=2"];

/** Searches of all kinds for these products; no two are alike, so that nothing is answered from memory. */
export const searchUrls = (url: string, catalogue: readonly Named[], count: number): string[] => {
  const random = createRandom(SEED);
  return makeQueries(catalogue, count, SEED).map(
    ({ q }) => `${url}/api/search/fuzzy-query?q=${encodeURIComponent(q)}${random.pick(FILTERS)}`,
  );
};

/** What a person types letter by letter. */
export const suggestUrls = (url: string, catalogue: readonly Named[], count: number): string[] => {
  const random = createRandom(SEED);
  return Array.from({ length: count }, () => {
    const name = random.pick(catalogue).name.toLowerCase();
    return `${url}/api/search/suggest?q=${encodeURIComponent(name.slice(0, random.integer(1, 12)))}`;
  });
};

/** Rankings and shelves, as pages and as answers of the API. */
export const shelfUrls = async (url: string): Promise<Record<string, string[]>> => {
  const response = await fetch(`${url}/api/category`);
  const { categories } = (await response.json()) as { categories: { slug: string }[] };
  const slugs = categories.map(({ slug }) => slug);
  const times = (list: string[]) => Array.from({ length: 30 }, () => list).flat();
  return {
    "ranking API": times(
      ["", ...slugs].map((slug) => `${url}/api/search/purchased-ranking${slug && `?category=${slug}`}`),
    ),
    "ranking page": times(["", ...slugs].map((slug) => `${url}/best-sellers${slug && `/${slug}`}`)),
    "category API": times(slugs.map((slug) => `${url}/api/product?category=${slug}`)),
    "category page": times(slugs.map((slug) => `${url}/category/${slug}`)),
  };
};
