import { createRandom, mixSeeds, type Random } from "../random";
import { slugOf } from "../slug";
import { products } from "./products";
import type { CategorySlug, SeedProduct, TopicSlug } from "./types";
import { type Kind, kinds } from "./vocabulary/kinds";
import { sentences } from "./vocabulary/sentences";

/** Every kind has at least this many pairs of quality and variant. */
const pairsPerKind = Math.min(...kinds.map((kind) => kind.qualities.length * kind.variants.length));

/** A prime that does not divide the number of pairs, so that stepping by it visits each pair once. */
const step = 367;

/** How many different products the vocabulary can name. */
export const generatedProductLimit = kinds.length * pairsPerKind;

const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length];
  if (item === undefined) throw new RangeError("The vocabulary has an empty list.");
  return item;
};

/** What the written catalogue uses in each category, so that generated products stand on the same shelves. */
const shelves = (() => {
  const map = new Map<CategorySlug, { companies: Set<string>; topics: Set<TopicSlug> }>();
  for (const { category, company, topic } of products) {
    const shelf = map.get(category) ?? { companies: new Set(), topics: new Set() };
    shelf.companies.add(company);
    if (topic) shelf.topics.add(topic);
    map.set(category, shelf);
  }
  return new Map(
    [...map].map(([slug, { companies, topics }]) => [slug, [[...companies], [...topics]] as const]),
  );
})();

/** Skewed as in life: most things are liked, few are hated, new ones are unrated. */
const ratings = [null, 2, 2.5, 3, 3, 3.5, 3.5, 3.5, 4, 4, 4, 4, 4, 4, 4.5, 4.5, 4.5, 4.5, 4.5, 5, 5] as const;

const stockOf = (random: Random): number => {
  const draw = random.next();
  if (draw < 0.03) return 0;
  if (draw < 0.08) return random.integer(1, 4);
  return random.integer(20, 400);
};

/** Ends in 5 or 9 below 100 major units and on a round 100 minor units above, as prices in a shop do. */
const shopPrice = (minor: number): number =>
  minor >= 10_000
    ? Math.round(minor / 100) * 100
    : Math.max(29, Math.floor(minor / 10) * 10 + (minor % 20 < 10 ? 5 : 9));

const describe = (random: Random, kind: Kind, company: string, variant: string): string => {
  const { first, next } = sentences[kind.category];
  const start = random.integer(0, next.length - 1);
  const follow = Array.from({ length: random.integer(1, 2) }, (_, step) => at(next, start + step * 2));
  const fill: Record<string, string> = { noun: kind.noun, company, variant };
  return [random.pick(first), ...follow]
    .join(" ")
    .replace(/\{(\w+)\}/g, (_, name: string) => fill[name] ?? "");
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const productAt = (index: number, seed: number): SeedProduct => {
  const random = createRandom(mixSeeds(seed, index));
  const kindIndex = (index + (seed >>> 0)) % kinds.length;
  const kind = at(kinds, kindIndex);
  const start = (mixSeeds(seed, kindIndex) >>> 0) % pairsPerKind;
  const pair = (start + Math.floor(index / kinds.length) * step) % pairsPerKind;
  const quality = at(kind.qualities, Math.floor(pair / kind.variants.length));
  const variant = at(kind.variants, pair);
  const [companies, topics] = shelves.get(kind.category) ?? [[], []];
  const company = random.pick(companies);
  const name = `${capital(quality)} ${kind.noun}, ${variant.text}`;
  return {
    key: slugOf(name),
    name,
    company,
    description: describe(random, kind, company, variant.text),
    category: kind.category,
    topic: topics.length > 0 && random.chance(0.25) ? random.pick(topics) : null,
    rating: random.pick(ratings),
    price: shopPrice(Math.round(kind.price * variant.factor * (0.75 + random.next() * 0.7))),
    stock: stockOf(random),
    tags: [...new Set([slugOf(kind.noun).replaceAll("-", " "), quality.toLowerCase(), variant.text])],
    art: kind.art,
  };
};

/**
 * Plausible, distinct products for catalogues of any size up to {@link generatedProductLimit}, one at a time. The same
 * seed gives the same products in the same order, whatever the count.
 */
export function* generateProducts(count: number, seed = 1): Generator<SeedProduct, void, undefined> {
  if (count > generatedProductLimit) {
    throw new RangeError(`At most ${generatedProductLimit} products can be generated, not ${count}.`);
  }
  for (let index = 0; index < count; index += 1) yield productAt(index, seed);
}
