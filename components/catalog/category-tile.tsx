import { cx } from "@/components/ui/class-names";
import { Picture } from "@/components/ui/picture";
import { type Tint, tintOf } from "@/lib/catalog/rules";
import type { Shelf } from "@/lib/catalog/schema";
import { ProductPicture } from "./product-picture";
import { tintBackground } from "./tint";

type CategoryTileProps = { category: Shelf; tint?: Tint };

export function CategoryTile({
  category: { slug, name, count, imageUrl },
  tint = tintOf(slug),
}: CategoryTileProps) {
  return (
    <a
      href={`/category/${slug}`}
      className={cx(
        "lifts relative flex min-h-40 flex-col overflow-hidden rounded-card p-4 sm:min-h-44 sm:p-5",
        tintBackground[tint],
      )}
    >
      <span className="relative z-10 font-display text-lg leading-tight font-bold tracking-tight sm:text-xl">
        {name}
      </span>
      <span className="relative z-10 mt-0.5 text-sm text-ink-soft">
        {count} {count === 1 ? "product" : "products"}
      </span>
      {imageUrl.startsWith("/art/") ? (
        <Picture
          stem={imageUrl}
          alt=""
          sizes="(min-width: 40rem) 128px, 88px"
          className="absolute right-2 bottom-1.5 w-[46%] max-w-20 sm:right-4 sm:bottom-4 sm:max-w-30"
        />
      ) : (
        <ProductPicture
          imageUrl={imageUrl}
          alt=""
          tint={tint}
          className="absolute -right-4 -bottom-6 size-32 rounded-full"
        />
      )}
    </a>
  );
}
