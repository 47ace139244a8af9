import type { Product } from "@/lib/catalog/schema";
import { env } from "@/lib/kernel/env";
import { toDecimal } from "@/lib/kernel/money";

const absolute = (path: string) => new URL(path, env.APP_URL).href;

/** Art has no file of its own name; its largest one stands for it. */
const pictureOf = (imageUrl: string) =>
  absolute(imageUrl.startsWith("/art/") ? `${imageUrl}-256.webp` : imageUrl);

/** A product as schema.org's `Product`. Ratings have no count in this shop, so that they are left out, as the format demands. */
export const productFacts = (product: Product): object => ({
  "@context": "https://schema.org",
  "@type": "Product",
  sku: product.productId,
  name: product.name,
  description: product.description || undefined,
  image: pictureOf(product.imageUrl),
  brand: product.company === "NA" ? undefined : { "@type": "Brand", name: product.company },
  offers: {
    "@type": "Offer",
    url: absolute(`/product/${product.slug}`),
    price: toDecimal(product.price, product.currency),
    priceCurrency: product.currency.toUpperCase(),
    availability: `https://schema.org/${product.available > 0 ? "InStock" : "OutOfStock"}`,
  },
});

/** The way to a page as schema.org's `BreadcrumbList`. */
export const breadcrumbFacts = (trail: readonly { href: string; label: string }[]): object => ({
  "@context": "https://schema.org",
  "@type": "BreadcrumbList",
  itemListElement: trail.map(({ href, label }, index) => ({
    "@type": "ListItem",
    position: index + 1,
    name: label,
    item: absolute(href),
  })),
});
