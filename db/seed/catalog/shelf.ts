import type { CategorySlug, SeedProduct, TopicSlug } from "./types";

type Row = {
  name: string;
  company: string;
  description: string;
  /** `price` in minor units; `rating` absent while nobody has rated it. */
  listing: { price: number; stock: number; rating?: number; topic?: TopicSlug };
  tags: string[];
  art: string;
};

/** Products of one category, written as `key: row` so that a repeated key does not compile. */
export const shelf = (category: CategorySlug, rows: Record<string, Row>): SeedProduct[] =>
  Object.entries(rows).map(([key, { listing, ...row }]) => ({
    key,
    category,
    ...row,
    price: listing.price,
    stock: listing.stock,
    rating: listing.rating ?? null,
    topic: listing.topic ?? null,
  }));
