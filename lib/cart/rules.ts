import type { Product } from "@/lib/catalog/schema";

/** Most units of one product that a cart holds. */
export const MAX_PER_LINE = 500;
/** Most different products that a shopper puts into one cart by hand; it keeps a cart a cart. */
export const MAX_LINES = 1000;

/** Whose cart: `a:<cookie>` is an anonymous one, `u:<user id>` a signed-in person's. Orders name it as `cart_key`. */
export type CartKey = `a:${string}` | `u:${string}`;

export const anonymousCart = (cartId: string): CartKey => `a:${cartId}`;
export const userCart = (userId: string): CartKey => `u:${userId}`;

export const isCartKey = (text: string): text is CartKey => /^[au]:./.test(text);

export const ownerOf = (key: CartKey): "anonymous" | "user" => (key.startsWith("a:") ? "anonymous" : "user");

/** The cookie's value or the user's id. */
export const idOf = (key: CartKey): string => key.slice(2);

/** A line as it is stored: without a product, because prices and names always come from the catalogue. */
export type StoredLine = {
  productId: string;
  quantity: number;
  /** What one unit cost when the shopper last chose the quantity; minor units. */
  seenPrice: number;
};

export const PROBLEMS_OF_A_LINE = ["out-of-stock", "only-n-left", "price-changed", "unavailable"] as const;
export type LineProblem = (typeof PROBLEMS_OF_A_LINE)[number];

export type PricedLine = {
  productId: string;
  quantity: number;
  unitPrice: number;
  subtotal: number;
  product: Product | null;
  problem: LineProblem | null;
  left?: number;
  previousUnitPrice?: number;
};

/** What keeps this line from being bought as it stands, the gravest first. */
export const problemOfLine = (
  line: StoredLine,
  product: Product | undefined,
): Pick<PricedLine, "problem" | "left" | "previousUnitPrice"> => {
  if (!product) return { problem: "unavailable" };
  if (product.available <= 0) return { problem: "out-of-stock" };
  if (product.available < line.quantity) return { problem: "only-n-left", left: product.available };
  if (product.price !== line.seenPrice) {
    return { problem: "price-changed", previousUnitPrice: line.seenPrice };
  }
  return { problem: null };
};

/** A product that is no longer sold shows the price that was seen last and adds nothing to the subtotal. */
export const priceLine = (line: StoredLine, product: Product | undefined): PricedLine => {
  const unitPrice = product?.price ?? line.seenPrice;
  return {
    productId: line.productId,
    quantity: line.quantity,
    unitPrice,
    subtotal: product ? unitPrice * line.quantity : 0,
    product: product ?? null,
    ...problemOfLine(line, product),
  };
};

/** Number of pieces and their price in minor units; integers throughout. */
export const totalsOf = (
  lines: readonly Pick<PricedLine, "quantity" | "subtotal">[],
): { itemCount: number; subtotal: number } => ({
  itemCount: lines.reduce((sum, line) => sum + line.quantity, 0),
  subtotal: lines.reduce((sum, line) => sum + line.subtotal, 0),
});

/** A line that cannot be bought at all; the others can, perhaps in a smaller quantity. */
export const blocksCheckout = (problem: LineProblem | null): boolean =>
  problem === "out-of-stock" || problem === "only-n-left" || problem === "unavailable";

/** What is still missing until shipping is free; 0 once it is. Minor units. */
export const missingForFreeShipping = (subtotal: number, freeFrom: number): number =>
  Math.max(0, freeFrom - subtotal);
