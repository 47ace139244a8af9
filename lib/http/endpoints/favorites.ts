import { z } from "zod";
import { Product } from "@/lib/catalog/schema";
import { SetFavorite } from "@/lib/favorites/schema";
import { endpoint } from "../endpoint";

export const listFavorites = endpoint({
  operation: "GET /api/product/favorites",
  tag: "Favorites",
  summary: "The caller's favorite products that are still sold, newest first",
  responses: {
    200: { description: "The favorites", schema: z.strictObject({ products: z.array(Product) }) },
  },
  rateLimit: "favorites",
});

export const setFavorite = endpoint({
  operation: "POST /api/product/favorites",
  tag: "Favorites",
  summary: "Makes a product a favorite or takes that back; without an account the browser's cookie keeps it",
  body: SetFavorite,
  responses: { 200: { description: "As it is now", schema: SetFavorite } },
  problems: ["unknown-product"],
  rateLimit: "favorites",
});
