import type { ShownLine } from "@/components/orders/order-lines";
import type { CartItem } from "@/lib/cart/schema";
import type { Tint } from "@/lib/catalog/rules";
import { formatMoney } from "@/lib/kernel/money";

const noteOf = ({ problem, left, previousUnitPrice, product }: CartItem): string | undefined => {
  if (problem === "out-of-stock") return "Sold out";
  if (problem === "only-n-left") return `Only ${left} left`;
  if (problem === "price-changed" && previousUnitPrice !== undefined && product)
    return `Was ${formatMoney(previousUnitPrice, product.currency)} when you chose it`;
  return undefined;
};

/** The cart's lines as the summary shows them; what is not sold any more is not among them. */
export const shownLines = (items: CartItem[], tintOf: (category: string) => Tint): ShownLine[] =>
  items.flatMap((item) => {
    const { product, productId, quantity, unitPrice, subtotal } = item;
    if (!product) return [];
    const { name, slug, imageUrl, category } = product;
    const tint = tintOf(category);
    return [{ productId, name, slug, imageUrl, tint, quantity, unitPrice, subtotal, note: noteOf(item) }];
  });
