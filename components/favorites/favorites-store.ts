import { type CartView, inTurn, readView, showHeart } from "@/components/cart/cart-store";
import { toast } from "@/components/ui/toast-store";

/** Whether a heart is filled: as this page wants it until the shop has said something newer. */
export const isFavorite = (
  { me, askedAt, hearts }: Pick<CartView, "me" | "askedAt" | "hearts">,
  productId: string,
  /** What the page was rendered with, for as long as nothing else is known. */
  initially: boolean,
): boolean => {
  const heart = hearts[productId];
  if (heart && heart.agreedAt > askedAt) return heart.favorite;
  return me ? me.favorites.includes(productId) : initially;
};

const OFFLINE = "We could not reach the shop. Check your connection and try again.";

const tell = async (productId: string, favorite: boolean): Promise<void> => {
  const response = await fetch("/api/product/favorites", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ productId, favorite }),
    keepalive: true,
  });
  if (response.ok) return;
  const { detail } = await response.json().catch(() => ({ detail: OFFLINE }));
  throw new Error(detail);
};

const sending = new Set<string>();

/** Shows the heart at once and tells the shop, one request at a time and last of all what was wanted last. */
export const setFavorite = async (productId: string, favorite: boolean): Promise<void> => {
  showHeart(productId, { favorite, agreedAt: Number.POSITIVE_INFINITY });
  if (sending.has(productId)) return;
  sending.add(productId);
  try {
    const wanted = () => readView().hearts[productId]?.favorite ?? favorite;
    let told: boolean;
    do {
      told = wanted();
      const next = told;
      await inTurn(() => tell(productId, next));
    } while (told !== wanted());
    showHeart(productId, { favorite: told, agreedAt: performance.now() });
  } catch (error) {
    showHeart(productId);
    toast(error instanceof TypeError ? OFFLINE : (error as Error).message, { tone: "danger" });
  } finally {
    sending.delete(productId);
  }
};
