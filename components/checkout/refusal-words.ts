import type { Refusal } from "./place-order";

export type RefusalWords = {
  title: string;
  text?: string;
  /** One thing each, such as the lines that are short. */
  list?: string[];
  action?: { href: string; label: string };
};

/** What the answer to an order says to a person. `names` are those of the products in the cart. */
export const wordsOf = (refusal: Refusal, names: ReadonlyMap<string, string>): RefusalWords => {
  const { slug, detail, errors, orderId } = refusal;
  const toCart = { href: "/cart", label: "Change the cart" };
  const nameOf = (productId: string) => names.get(productId) ?? "A product";
  switch (slug) {
    case "insufficient-stock":
      return {
        title: "Not everything is there in that quantity",
        list: errors.map(({ productId = "", available = 0 }) =>
          available > 0 ? `${nameOf(productId)}: only ${available} left` : `${nameOf(productId)}: sold out`,
        ),
        action: toCart,
      };
    case "unknown-product":
      return {
        title: "Something in your cart is not sold any more",
        list: errors.map(({ path }) => nameOf(path.replace(/^items\./, ""))),
        action: toCart,
      };
    case "empty-cart":
      return { title: "The cart is empty", text: detail, action: { href: "/", label: "To the market" } };
    case "order-paid":
      return {
        title: "You have ordered this already",
        text: detail,
        action: orderId ? { href: `/order/${orderId}`, label: "See that order" } : undefined,
      };
    case "too-many-open-orders":
      return {
        title: "That is more than a guest can hold at a time",
        text: detail,
        action: { href: "/sign-in?next=/checkout", label: "Sign in" },
      };
    case "amount-below-minimum":
      return {
        title: "This is too little for a card",
        text: "Banks do not take payments this small. Put something more into the cart.",
        action: { href: "/", label: "Keep shopping" },
      };
    case "insufficient-balance":
      return {
        title: "Your wallet does not hold enough",
        text: detail,
        action: { href: "/account/wallet", label: "Pay in" },
      };
    case "expired":
      return { title: "The time to pay ran out", text: detail };
    case "rate-limited":
      return { title: "That was quick", text: detail };
    default:
      return { title: "We could not start the payment", text: detail };
  }
};
