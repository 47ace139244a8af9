import { z } from "zod";
import { Product } from "@/lib/catalog/schema";
import {
  RankingQuery,
  ReindexInput,
  SearchAnswerBody,
  SearchQuery,
  Suggestion,
  SuggestQuery,
} from "@/lib/search/schema";
import { endpoint } from "../endpoint";

export const searchProducts = endpoint({
  operation: "GET /api/search/fuzzy-query",
  tag: "Search",
  summary: "Searches the products, forgiving typos; without words the popular ones",
  query: SearchQuery,
  responses: { 200: { description: "One page of hits, best first", schema: SearchAnswerBody } },
  cache: "public",
  briefly: "search",
  rateLimit: "search",
});

export const suggestSearches = endpoint({
  operation: "GET /api/search/suggest",
  tag: "Search",
  summary: "What could be meant by what is being typed",
  query: SuggestQuery,
  responses: {
    200: {
      description: "At most eight suggestions",
      schema: z.strictObject({ suggestions: z.array(Suggestion).max(8) }),
    },
  },
  cache: "public",
  briefly: "search",
  rateLimit: "search",
});

export const listMostSold = endpoint({
  operation: "GET /api/search/purchased-ranking",
  tag: "Search",
  summary: "The most sold products, ties by name",
  query: RankingQuery,
  responses: {
    200: { description: "Best first", schema: z.strictObject({ products: z.array(Product) }) },
  },
  cache: "public",
  rateLimit: "search",
});

export const requestReindex = endpoint({
  operation: "POST /api/search/bulk-write",
  tag: "Search",
  summary: "Indexes products anew, or with { all: true } the whole shop",
  body: ReindexInput,
  responses: {
    202: { description: "The job is under way", schema: z.strictObject({ jobId: z.string() }) },
  },
  rateLimit: "admin-write",
});
