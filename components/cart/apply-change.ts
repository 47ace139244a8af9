import type { CartItem, Me } from "@/lib/cart/schema";

/** What the browser knows of its cart: always the numbers, the lines once somebody asked for them. */
export type KnownCart = Me["cart"] & { items?: CartItem[] };

export type LineChange = {
  productId: string;
  /** Adds that many, or sets to exactly that many. */
  by: "add" | "set";
  quantity: number;
  /** The line to bring back when a removal is undone. */
  item?: CartItem;
};

/** A line's, or taking back what came along from this device at sign-in, which only the server knows. */
export type Change = LineChange | { by: "undo-merge" };

const withQuantity = (item: CartItem, quantity: number): CartItem => ({
  ...item,
  quantity,
  subtotal: item.product ? item.unitPrice * quantity : 0,
});

const MOST = 500;

/** The cart as it will probably be once the server has heard of the change; the server's own answer replaces it. */
export const applyChange = (cart: KnownCart, change: Change): KnownCart => {
  if (change.by === "undo-merge") return cart;
  const { productId, by, quantity, item } = change;
  const line = cart.items?.find((entry) => entry.productId === productId);
  if (!cart.items || !(line ?? item)) {
    return by === "add" ? { ...cart, itemCount: cart.itemCount + quantity } : cart;
  }
  const next = Math.min(MOST, by === "add" ? (line?.quantity ?? 0) + quantity : quantity);
  const lines = line ? cart.items : [...cart.items, ...(item ? [item] : [])];
  const items = lines
    .map((entry) => (entry.productId === productId ? withQuantity(entry, next) : entry))
    .filter((entry) => entry.quantity > 0);
  return {
    ...cart,
    items,
    itemCount: items.reduce((sum, entry) => sum + entry.quantity, 0),
    subtotal: items.reduce((sum, entry) => sum + entry.subtotal, 0),
  };
};
