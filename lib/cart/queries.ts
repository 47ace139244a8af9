import type { Product } from "@/lib/catalog/schema";
import { env } from "@/lib/kernel/env";
import { type CartKey, idOf, isCartKey, ownerOf, priceLine, totalsOf } from "./rules";
import type { Cart } from "./schema";
import { readStoredCart, type StoredCart } from "./store";

/** Where prices, names and stock come from: cached reads for display, live ones where money is decided. */
export type FindProducts = (productIds: string[]) => Promise<Map<string, Product>>;

/** Joins stored lines with the catalogue. */
export const priceCart = async (stored: StoredCart, findProducts: FindProducts): Promise<Cart> => {
  const products =
    stored.lines.length > 0
      ? await findProducts(stored.lines.map((line) => line.productId))
      : new Map<string, Product>();
  const items = stored.lines.map((line) => priceLine(line, products.get(line.productId)));
  return {
    cartId: idOf(stored.key),
    owner: ownerOf(stored.key),
    items,
    ...totalsOf(items),
    currency: env.SHOP_CURRENCY,
    expiresAt: stored.expiresAt?.toISOString() ?? null,
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
  priceCart(await readStoredCart(key), findProducts);

/** What lies in the cart of that key, without prices; nothing where the key names no cart. */
export const readCart = async (key: string): Promise<{ productId: string; quantity: number }[]> =>
  isCartKey(key)
    ? (await readStoredCart(key)).lines.map(({ productId, quantity }) => ({ productId, quantity }))
    : [];
