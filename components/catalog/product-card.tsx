import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";
import { Price } from "@/components/ui/price";
import { Rating } from "@/components/ui/rating";
import { type Tint, tintOf } from "@/lib/catalog/rules";
import type { Product } from "@/lib/catalog/schema";
import { formatMoney } from "@/lib/kernel/money";
import { ProductPicture } from "./product-picture";
import { StockNote } from "./stock-note";

export type CardProduct = Pick<
  Product,
  | "productId"
  | "slug"
  | "name"
  | "category"
  | "company"
  | "rating"
  | "price"
  | "currency"
  | "available"
  | "imageUrl"
  | "sold"
>;

export type ProductCardProps = {
  product: CardProduct;
  /** The name with what was searched for marked in it. */
  title?: ReactNode;
  /** Of the category, unless said otherwise. */
  tint?: Tint;
  /** Top left, over the picture: an offer, a rank. */
  badge?: ReactNode;
  /** Struck, in minor units. */
  oldPrice?: number | null;
  /** Top right, over the picture: 44 px wide. */
  heart?: ReactNode;
  /** Beside the price: 44 px wide. */
  add?: ReactNode;
  /** One of the first pictures of the page. */
  eager?: boolean;
  headingLevel?: 2 | 3 | 4;
  locale?: string;
  className?: string;
};

export function ProductCard({
  product,
  title,
  tint,
  badge,
  oldPrice,
  heart,
  add,
  eager,
  headingLevel = 3,
  locale,
  className,
}: ProductCardProps) {
  const Heading = `h${headingLevel}` as const;
  const soldOut = product.available <= 0;
  return (
    <article
      data-product=""
      className={cx(
        "lifts group relative flex min-w-0 flex-col overflow-hidden rounded-card border border-line bg-card transition-colors hover:border-edge",
        className,
      )}
    >
      <ProductPicture
        imageUrl={product.imageUrl}
        alt=""
        tint={tint ?? tintOf(product.category)}
        eager={eager}
        className={cx("aspect-[1.18]", soldOut && "opacity-60")}
      />
      <div className="flex grow flex-col p-3 sm:p-4.5 sm:pt-4">
        <p className="min-h-5 truncate text-sm text-muted">{product.company !== "NA" && product.company}</p>
        <Heading className="line-clamp-2 font-sans hyphens-auto wrap-anywhere text-base leading-snug font-semibold tracking-normal sm:text-[1.0625rem]">
          <a
            href={`/product/${product.slug}`}
            className="outline-none after:absolute after:inset-0 after:rounded-card focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-action"
          >
            {title ?? product.name}
          </a>
        </Heading>
        <p className="mt-1 flex flex-wrap items-center gap-x-2 text-xs text-muted">
          <Rating value={product.rating} />
          {product.sold > 0 && <span>{`${product.sold.toLocaleString(locale ?? "en")} sold`}</span>}
        </p>
        <StockNote available={product.available} className="mt-1" />
        <div className="mt-auto grid grid-cols-[minmax(0,1fr)_auto] items-end gap-x-1 pt-2 sm:pt-3">
          <Price
            amount={product.price}
            oldAmount={oldPrice}
            currency={product.currency}
            locale={locale}
            size={formatMoney(product.price, product.currency, locale).length > 7 ? "tight" : "md"}
            className="min-h-11 content-center justify-self-start"
          />
          {add && <div className="relative z-10 -mr-1 -mb-1 sm:mr-0 sm:mb-0">{add}</div>}
        </div>
      </div>
      {badge && (
        <div className="pointer-events-none absolute top-3 right-13 left-3 z-10 flex leading-tight sm:right-16 max-sm:*:h-auto max-sm:*:min-h-6.5 max-sm:*:rounded-chip max-sm:*:py-1 max-sm:**:whitespace-normal">
          {badge}
        </div>
      )}
      {heart && <div className="absolute top-2 right-2 z-10 sm:top-3 sm:right-3">{heart}</div>}
    </article>
  );
}
