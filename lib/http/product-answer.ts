import type { ListedShelf } from "@/lib/catalog/queries";
import { productEtag } from "@/lib/catalog/rules";
import type { Shelf, VersionedProduct } from "@/lib/catalog/schema";
import { type Problem, problem } from "@/lib/kernel/errors";
import { type Reply, reply } from "./reply";

export const UNKNOWN_PRODUCT: Problem = problem(
  "unknown-product",
  "There is no product with this identifier.",
);

/** One product with its validator, or 404. */
export const answerProduct = (found: VersionedProduct | undefined): Reply | Problem => {
  if (!found) return UNKNOWN_PRODUCT;
  const { product, version } = found;
  return reply(200, { product }, { headers: { ETag: productEtag(product.productId, version) } });
};

export const answerShelf = ({ slug, name, count, imageUrl }: ListedShelf): Shelf => ({
  slug,
  name,
  count,
  imageUrl,
});
