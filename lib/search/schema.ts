import { z } from "zod";
import { Product } from "@/lib/catalog/schema";
import { trueOrFalse, wholeNumber } from "@/lib/kernel/query-fields";
import { SEARCH_SORTS } from "./rules";

const word = z.string().min(1).max(200);
const money = wholeNumber(0, 2_147_483_647);
/** Any text is a search; what is beyond the index's limit is cut off, not refused. */
const text = z.string().max(10_000).default("");

export const SearchQuery = z.strictObject({
  q: text,
  category: word.optional(),
  company: word.optional(),
  topic: word.optional(),
  minPrice: money.optional(),
  maxPrice: money.optional(),
  minRating: wholeNumber(0, 5).optional(),
  inStock: trueOrFalse.optional(),
  sort: z.enum(SEARCH_SORTS).optional(),
  page: wholeNumber(1, 1000).default(1),
  size: wholeNumber(1, 100).default(24),
});

export const SuggestQuery = z.strictObject({ q: text });

export const RankingQuery = z.strictObject({
  size: wholeNumber(1, 100).default(20),
  category: word.optional(),
});

/** Which products to index anew: some, or all. */
export const ReindexInput = z.union([
  z
    .array(z.strictObject({ productId: word }))
    .min(1)
    .max(1000),
  z.strictObject({ all: z.literal(true) }),
]);

const counted = <T extends z.ZodType>(value: T) => z.array(z.strictObject({ value, count: z.int() }));

export const SearchAnswerBody = z.strictObject({
  hits: z.array(
    z.strictObject({
      product: Product,
      /** Escaped HTML in which only `<mark>` is markup. */
      highlights: z.strictObject({ name: z.string() }),
    }),
  ),
  total: z.int(),
  facets: z.strictObject({
    category: counted(z.string()),
    company: counted(z.string()),
    topic: counted(z.string()),
    rating: counted(z.number()),
    inStock: counted(z.boolean()),
    price: z.strictObject({ min: z.int().nullable(), max: z.int().nullable() }),
  }),
  /** The search as it is spelt in what was found; null where nothing was forgiven. */
  didYouMean: z.string().nullable(),
  page: z.int(),
  pages: z.int(),
  processingTimeMS: z.int(),
});

export const Suggestion = z.strictObject({
  kind: z.enum(["product", "category", "query"]),
  text: z.string(),
  productId: z.string().optional(),
  slug: z.string().optional(),
});
export type Suggestion = z.output<typeof Suggestion>;
