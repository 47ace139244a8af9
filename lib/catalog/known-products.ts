import type { Database } from "@/db/client";
import { Lru } from "@/lib/kernel/cache/lru.mjs";
import { isExpired, refreshTags } from "@/lib/kernel/cache/tags.mjs";
import { changeCount } from "@/lib/kernel/changes";
import { findProducts } from "./queries";
import { catalogTags } from "./rules";
import type { Product } from "./schema";

type Known = { product: Product; readAt: number; changes: number };

/** Sales move stock without a tag: beyond this age a product is read again. */
const LIFE_MS = 5_000;
/** So few that a few seconds' sales could end them; what is shown of these is as of now. */
const SCARCE = 50;
const SCARCE_LIFE_MS = 500;
const MOST = 20_000;

const known = new Lru<Known>(MOST);

const isFresh = ({ product, readAt, changes }: Known, now: number): boolean => {
  const isScarce = product.available <= SCARCE;
  if (isScarce && changes !== changeCount()) return false;
  return now - readAt < (isScarce ? SCARCE_LIFE_MS : LIFE_MS);
};

const findKnown = (productId: string, now: number): Product | null => {
  const found = known.get(productId);
  if (!found || !isFresh(found, now)) return null;
  const tags = [catalogTags.product(productId), catalogTags.all];
  return isExpired(tags, found.readAt) ? null : found.product;
};

/**
 * Products for showing, by identifier, from this process's memory: a change of what is shown is in it at once, or within a
 * second when another process made it. `stock`, `available` and `sold` may be a few seconds old where there is plenty. What
 * is missing is one statement. Unknown and archived ones are left out.
 */
export const getKnownProducts = async (
  db: Database,
  productIds: readonly string[],
): Promise<Map<string, Product>> => {
  await refreshTags();
  const now = Date.now();
  const changes = changeCount();
  const found = new Map<string, Product>();
  const missing: string[] = [];
  for (const productId of productIds) {
    const product = findKnown(productId, now);
    if (product) found.set(productId, product);
    else missing.push(productId);
  }
  if (missing.length === 0) return found;
  for (const product of await findProducts(db, missing)) {
    known.set(product.productId, { product, readAt: now, changes }, 1);
    found.set(product.productId, product);
  }
  return found;
};
