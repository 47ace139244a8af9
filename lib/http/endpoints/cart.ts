import { z } from "zod";
import {
  AddToCart,
  Cart,
  CartItem,
  Me,
  MergedCart,
  ProductPath,
  RemoveFromCart,
  SetInCart,
  SetQuantity,
} from "@/lib/cart/schema";
import { endpoint } from "../endpoint";

const TAG = "Cart";
const wholeCart = { 200: { description: "The cart as it is now", schema: Cart } };
const LIMITED = ["rate-limited", "unavailable"] as const;

export const readCart = endpoint({
  operation: "GET /api/cart",
  tag: TAG,
  summary: "The caller's cart, empty when there is none",
  responses: wholeCart,
  problems: LIMITED,
});

export const addToCart = endpoint({
  operation: "POST /api/cart",
  tag: TAG,
  summary: "Adds to a line; a negative quantity lowers it",
  body: AddToCart,
  invalidBody: 400,
  responses: wholeCart,
  problems: ["unknown-product", "quantity-limit", ...LIMITED],
  idempotent: "at-once",
});

export const setInCart = endpoint({
  operation: "PUT /api/cart",
  tag: TAG,
  summary: "Sets a line's quantity; 0 removes it",
  body: SetInCart,
  invalidBody: 400,
  responses: wholeCart,
  problems: ["unknown-product", "quantity-limit", ...LIMITED],
});

export const removeFromCart = endpoint({
  operation: "DELETE /api/cart",
  tag: TAG,
  summary: "Removes the product that the body names; without a body, everything",
  body: RemoveFromCart,
  invalidBody: 400,
  responses: wholeCart,
  problems: LIMITED,
});

export const readLine = endpoint({
  operation: "GET /api/cart/{productId}",
  tag: TAG,
  summary: "One line of the cart",
  params: ProductPath,
  responses: { 200: { description: "The line", schema: z.strictObject({ item: CartItem }) } },
  problems: LIMITED,
});

export const setLine = endpoint({
  operation: "PUT /api/cart/{productId}",
  tag: TAG,
  summary: "Sets a line's quantity; 0 removes it",
  params: ProductPath,
  body: SetQuantity,
  invalidBody: 400,
  responses: wholeCart,
  problems: ["unknown-product", "quantity-limit", ...LIMITED],
});

export const removeLine = endpoint({
  operation: "DELETE /api/cart/{productId}",
  tag: TAG,
  summary: "Removes a line; one that is not there is fine",
  params: ProductPath,
  responses: wholeCart,
  problems: LIMITED,
});

export const migrateCart = endpoint({
  operation: "POST /api/cart/migrate",
  tag: TAG,
  summary: "Merges the browser's anonymous cart into the caller's; sign-in does so by itself",
  responses: {
    200: {
      description: "The cart as it is now, and what this very call brought into it",
      schema: MergedCart,
    },
  },
  problems: LIMITED,
  idempotent: "at-once",
});

export const undoMigration = endpoint({
  operation: "POST /api/cart/migrate/undo",
  tag: TAG,
  summary: "Takes the last merge back, once; the next sign-in merges again",
  responses: wholeCart,
  problems: ["already-undone", ...LIMITED],
  idempotent: "at-once",
});

export const readMe = endpoint({
  operation: "GET /api/me",
  tag: TAG,
  summary: "What static pages show of the visitor",
  responses: { 200: { description: "The visitor, as far as known", schema: Me } },
  problems: LIMITED,
});
