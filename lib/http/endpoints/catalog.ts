import { z } from "zod";
import { PRICE_UNITS } from "@/lib/catalog/import-row";
import { NewProductInput, ProductChanges, stock } from "@/lib/catalog/input";
import { cursorFitsSort, ListProductsFields, Product, Shelf } from "@/lib/catalog/schema";
import { wholeNumber } from "@/lib/kernel/query-fields";
import { BULK_BODY_LIMIT, endpoint } from "../endpoint";

const id = z.string().min(1).max(200);
const ProductPath = z.strictObject({ productId: id });
const ProductAnswer = z.strictObject({ product: Product });
const ProductsAnswer = z.strictObject({ products: z.array(Product) });
const ProductPageAnswer = ProductsAnswer.extend({ nextCursor: z.string().nullable() });

const BATCH = 100;
const IMPORT = 1000;

export const listProducts = endpoint({
  operation: "GET /api/product",
  tag: "Catalogue",
  summary: "One page of products, or with productId one product",
  query: ListProductsFields.extend({ productId: id.optional() }).superRefine(cursorFitsSort),
  responses: {
    200: {
      description: "The products, or the product when productId is given",
      schema: z.union([ProductPageAnswer, ProductAnswer]),
    },
  },
  problems: ["unknown-product"],
  cache: "public",
  briefly: "catalog",
  rateLimit: "catalog",
});

export const readProduct = endpoint({
  operation: "GET /api/product/{productId}",
  tag: "Catalogue",
  summary: "One product",
  params: ProductPath,
  query: z.strictObject({}),
  responses: { 200: { description: "The product", schema: ProductAnswer } },
  problems: ["unknown-product"],
  cache: "public",
  rateLimit: "catalog",
});

export const fetchProducts = endpoint({
  operation: "GET /api/product/batch-fetch",
  tag: "Catalogue",
  summary: "Up to 100 products by identifier, in the order asked for",
  query: z.strictObject({
    ids: z
      .string()
      .max(20_000)
      .transform((text) => text.split(",").filter((entry) => entry !== ""))
      .pipe(z.array(id).max(BATCH, `Ask for at most ${BATCH} products at a time.`)),
  }),
  responses: {
    200: { description: "Those that are sold; unknown ones are left out", schema: ProductsAnswer },
  },
  cache: "public",
  rateLimit: "catalog",
});

export const fetchProductsByBody = endpoint({
  operation: "POST /api/product/batch-fetch",
  tag: "Catalogue",
  summary: "Up to 100 products by identifier, in the order asked for",
  body: z.array(z.strictObject({ productId: id })).max(BATCH, `Ask for at most ${BATCH} products at a time.`),
  responses: {
    200: { description: "Those that are sold; unknown ones are left out", schema: ProductsAnswer },
  },
  rateLimit: "catalog",
});

export const createProduct = endpoint({
  operation: "POST /api/product",
  tag: "Catalogue",
  summary: "Adds a product; a new category or topic word makes one",
  body: NewProductInput,
  responses: { 201: { description: "The product, its address in Location", schema: ProductAnswer } },
  problems: ["slug-taken", "currency-mismatch"],
  rateLimit: "admin-write",
  idempotent: true,
});

export const writeProducts = endpoint({
  operation: "POST /api/product/batch-write-item",
  tag: "Catalogue",
  summary: "Writes up to 1000 products: good rows land, bad rows are named",
  query: z.strictObject({
    priceUnit: z.enum(PRICE_UNITS).default("minor"),
    defaultStock: wholeNumber(0, 1_000_000).pipe(stock).default(0),
  }),
  body: z.array(z.unknown()).max(IMPORT, `Send at most ${IMPORT} products at a time.`),
  bodyLimit: BULK_BODY_LIMIT,
  responses: {
    200: {
      description: "How many rows landed, and what is wrong with the others",
      schema: z.strictObject({
        written: z.int(),
        failed: z.array(
          z.strictObject({
            index: z.int(),
            errors: z.array(z.strictObject({ path: z.string(), message: z.string() })),
          }),
        ),
      }),
    },
  },
  rateLimit: "admin-write",
  idempotent: true,
});

export const updateProduct = endpoint({
  operation: "PUT /api/product/{productId}",
  tag: "Catalogue",
  summary: "Changes any part of a product; honours If-Match",
  params: ProductPath,
  body: ProductChanges,
  responses: { 200: { description: "The product as it is now", schema: ProductAnswer } },
  problems: [
    "unknown-product",
    "precondition-failed",
    "expected-stock-missing",
    "stock-changed",
    "insufficient-stock",
    "slug-taken",
    "currency-mismatch",
  ],
  rateLimit: "admin-write",
});

export const archiveProduct = endpoint({
  operation: "DELETE /api/product/{productId}",
  tag: "Catalogue",
  summary: "Takes a product out of the shop; past orders still show it",
  params: ProductPath,
  responses: { 204: { description: "The product is not sold any more", schema: null } },
  problems: ["unknown-product"],
  rateLimit: "admin-write",
});

export const listCategories = endpoint({
  operation: "GET /api/category",
  tag: "Catalogue",
  summary: "The categories and how many products each shows",
  query: z.strictObject({}),
  responses: {
    200: {
      description: "In the order in which the shop shows them",
      schema: z.strictObject({ categories: z.array(Shelf) }),
    },
  },
  cache: "public",
  briefly: "catalog",
  rateLimit: "catalog",
});

export const listTopics = endpoint({
  operation: "GET /api/topic",
  tag: "Catalogue",
  summary: "The topics and how many products each shows",
  query: z.strictObject({}),
  responses: {
    200: {
      description: "In the order in which the shop shows them",
      schema: z.strictObject({ topics: z.array(Shelf) }),
    },
  },
  cache: "public",
  briefly: "catalog",
  rateLimit: "catalog",
});
