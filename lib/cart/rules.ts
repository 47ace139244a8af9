import type { Product } from "@/lib/catalog/schema";

/** Most units of one product that a cart holds. */
export const MAX_PER_LINE = 500;
/** Most different products that a shopper puts into one cart by hand; it keeps a cart a cart. */
export const MAX_LINES = 1000;

/** Stands from a merge until a page has said so: how many pieces came along. Scripts read it and take it away. */
export const MERGED_COOKIE = "merged";

/** "We added 2 items from this device". */
export const mergeSentence = (pieces: number): string =>
  `We added ${pieces} ${pieces === 1 ? "item" : "items"} from this device`;

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
  held = 0,
): Pick<PricedLine, "problem" | "left" | "previousUnitPrice"> => {
  if (!product) return { problem: "unavailable" };
  const left = product.available + held;
  if (left <= 0) return { problem: "out-of-stock" };
  if (left < line.quantity) return { problem: "only-n-left", left };
  if (product.price !== line.seenPrice) {
    return { problem: "price-changed", previousUnitPrice: line.seenPrice };
  }
  return { problem: null };
};

/**
 * A product that is no longer sold shows the price that was seen last and adds nothing to the subtotal. `held` units are
 * the shopper's own.
 */
export const priceLine = (line: StoredLine, product: Product | undefined, held = 0): PricedLine => {
  const unitPrice = product?.price ?? line.seenPrice;
  return {
    productId: line.productId,
    quantity: line.quantity,
    unitPrice,
    subtotal: product ? unitPrice * line.quantity : 0,
    product: product ?? null,
    ...problemOfLine(line, product, held),
  };
};

/** Number of pieces and their price in minor units; integers throughout. */
export const totalsOf = (
  lines: readonly Pick<PricedLine, "quantity" | "subtotal">[],
): { itemCount: number; subtotal: number } => ({
  itemCount: lines.reduce((sum, line) => sum + line.quantity, 0),
  subtotal: lines.reduce((sum, line) => sum + line.subtotal, 0),
});

/** There are not enough of it. */
export const isShort = ({ problem }: Pick<PricedLine, "problem">): boolean =>
  problem === "out-of-stock" || problem === "only-n-left";

/** A line that cannot be bought at all; the others can, perhaps in a smaller quantity. */
export const blocksCheckout = (problem: LineProblem | null): boolean =>
  isShort({ problem }) || problem === "unavailable";

/** What is still missing until shipping is free; 0 once it is. Minor units. */
export const missingForFreeShipping = (subtotal: number, freeFrom: number): number =>
  Math.max(0, freeFrom - subtotal);
