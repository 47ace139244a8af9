import type { Product } from "@/lib/catalog/schema";
import { didYouMean, type Matched } from "./did-you-mean";
import type { ProductRecord } from "./record";
import { highlightHtml } from "./rules";

export type FacetCount<T> = { value: T; count: number };

export type SearchAnswer = {
  hits: { product: Product; highlights: { name: string } }[];
  total: number;
  facets: {
    category: FacetCount<string>[];
    company: FacetCount<string>[];
    topic: FacetCount<string>[];
    rating: FacetCount<number>[];
    inStock: FacetCount<boolean>[];
    price: { min: number | null; max: number | null };
  };
  didYouMean: string | null;
  page: number;
  pages: number;
  processingTimeMS: number;
};

/** The parts of Algolia's answer that are used. */
export type IndexAnswer = {
  hits: (ProductRecord & Matched)[];
  nbHits?: number;
  nbPages?: number;
  page?: number;
  facets?: Record<string, Record<string, number>>;
  facets_stats?: Record<string, { min?: number; max?: number }>;
  processingTimeMS?: number;
};

export const productOf = (record: ProductRecord): Product => ({
  productId: record.productId,
  slug: record.slug,
  name: record.name,
  description: record.description,
  category: record.category,
  topic: record.topic,
  company: record.company,
  rating: record.rating,
  price: record.price,
  currency: record.currency,
  stock: record.stock,
  available: record.available,
  imageUrl: record.imageUrl,
  tags: record.tags,
  retailerId: record.retailerId,
  sold: record.sold,
  createdAt: record.createdAt,
  updatedAt: record.updatedAt,
});

const counts = <T>(facet: Record<string, number> | undefined, read: (value: string) => T): FacetCount<T>[] =>
  Object.entries(facet ?? {})
    .map(([value, count]) => ({ value: read(value), count }))
    .sort((left, right) => right.count - left.count);

/** Algolia's answer in the shop's words. */
export const toSearchAnswer = (q: string, answer: IndexAnswer): SearchAnswer => {
  const { facets = {}, facets_stats: stats = {} } = answer;
  return {
    hits: answer.hits.map((hit) => ({
      product: productOf(hit),
      highlights: { name: highlightHtml(hit._highlightResult?.name?.value ?? hit.name) },
    })),
    total: answer.nbHits ?? 0,
    facets: {
      category: counts(facets.category, String),
      company: counts(facets.company, String),
      topic: counts(facets.topic, String),
      rating: counts(facets.rating, Number),
      inStock: counts(facets.inStock, (value) => value === "true"),
      price: { min: stats.price?.min ?? null, max: stats.price?.max ?? null },
    },
    didYouMean: didYouMean(q, answer.hits),
    page: (answer.page ?? 0) + 1,
    pages: answer.nbPages ?? 0,
    processingTimeMS: answer.processingTimeMS ?? 0,
  };
};
