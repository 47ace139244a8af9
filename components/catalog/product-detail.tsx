import type { ReactNode } from "react";
import { BuyForm } from "@/components/cart/buy-form";
import { chipLook } from "@/components/ui/chip";
import { Price } from "@/components/ui/price";
import { Rating } from "@/components/ui/rating";
import { FEW_LEFT, tintOf } from "@/lib/catalog/rules";
import type { Product } from "@/lib/catalog/schema";
import { ProductPicture } from "./product-picture";
import { ShopPromises } from "./shop-promises";
import { StockNote } from "./stock-note";

type ProductDetailProps = {
  product: Product;
  /** Over the picture, 44 px wide. */
  heart?: ReactNode;
  /** Beside the price: what the product earns. */
  earn?: ReactNode;
};

function Tags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <ul aria-label="Tags" className="flex flex-wrap gap-2">
      {tags.map((tag) => (
        <li key={tag}>
          <a href={`/search?q=${encodeURIComponent(tag)}`} className={chipLook("off", "h-9 text-sm")}>
            {tag}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** One product, whole: what it looks like, what it is, what it costs, and the way into the cart. */
export function ProductDetail({ product, heart, earn }: ProductDetailProps) {
  const { productId, name, company, description, rating, price, currency, available, sold, tags } = product;
  return (
    <article data-product={productId} className="lifts grid gap-5 md:grid-cols-2 md:gap-8 lg:gap-14">
      <div className="relative">
        <ProductPicture
          imageUrl={product.imageUrl}
          alt={`Picture of ${name}`}
          tint={tintOf(product.category)}
          sizes="256px"
          eager
          className="aspect-[1.6] rounded-hero **:[.art]:max-w-80 md:aspect-square lg:aspect-[1.2]"
        />
        {heart && <div className="absolute top-4 right-4 z-10">{heart}</div>}
      </div>
      <div className="flex min-w-0 flex-col gap-5 md:py-2 lg:py-6">
        <div>
          {company !== "NA" && <p className="text-muted">{company}</p>}
          <h1 className="mt-1 text-3xl leading-[1.1] font-bold wrap-anywhere hyphens-auto sm:text-4xl xl:text-5xl">
            {name}
          </h1>
          <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
            <Rating value={rating} size="md" withNumber />
            {sold > 0 && <span>{sold.toLocaleString("en")} sold</span>}
          </p>
        </div>
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <Price amount={price} currency={currency} size="xl" />
          {available > FEW_LEFT ? (
            <p className="text-sm font-semibold text-success">In stock</p>
          ) : (
            <StockNote available={available} className="text-sm" />
          )}
          {earn}
        </div>
        <BuyForm product={product} />
        {description && (
          <p className="max-w-prose text-lg whitespace-pre-line text-ink-soft">{description}</p>
        )}
        <Tags tags={tags} />
        <ShopPromises compact />
      </div>
    </article>
  );
}
