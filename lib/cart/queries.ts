import type { Product } from "@/lib/catalog/schema";
import { env } from "@/lib/kernel/env";
import { type CartKey, idOf, isShort, ownerOf, priceLine, totalsOf } from "./rules";
import type { Cart } from "./schema";
import { readStoredCart, type StoredCart } from "./store";

/** Where prices, names and stock come from: cached reads for display, live ones where money is decided. */
export type FindProducts = (productIds: string[]) => Promise<Map<string, Product>>;

export type Catalogue = {
  findProducts: FindProducts;
  /** Units that the shopper's own open order holds: to them they are as good as in stock. */
  findHeld?: () => Promise<Map<string, number>>;
};

const none = new Map<string, number>();

/** Joins stored lines with the catalogue. What the shopper holds is only asked for when a line seems to be short. */
export const priceCart = async (
  { key, lines, expiresAt }: StoredCart,
  { findProducts, findHeld }: Catalogue,
): Promise<Cart> => {
  const products =
    lines.length > 0 ? await findProducts(lines.map((line) => line.productId)) : new Map<string, Product>();
  const priced = (held: ReadonlyMap<string, number>) =>
    lines.map((line) => priceLine(line, products.get(line.productId), held.get(line.productId)));
  const atFirst = priced(none);
  const items = findHeld && atFirst.some(isShort) ? priced(await findHeld()) : atFirst;
  return {
    cartId: idOf(key),
    owner: ownerOf(key),
    items,
    ...totalsOf(items),
    currency: env.SHOP_CURRENCY,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
};

/** The cart of a caller who has none yet. */
export const emptyCart = (): Cart => ({
  cartId: null,
  owner: "anonymous",
  items: [],
  itemCount: 0,
  subtotal: 0,
  currency: env.SHOP_CURRENCY,
  expiresAt: null,
});

/** The cart of that key as it stands, priced by `findProducts`. An expired cart is an empty one. */
export const getCart = async (key: CartKey, findProducts: FindProducts): Promise<Cart> =>
  priceCart(await readStoredCart(key), { findProducts });
