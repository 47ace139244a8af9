import { cx } from "@/components/ui/class-names";
import { Picture } from "@/components/ui/picture";
import { pictureSources } from "@/lib/catalog/picture-rules";
import type { Tint } from "@/lib/catalog/rules";
import { tintBackground } from "./tint";

type ProductPictureProps = {
  /** `/art/<stem>` is art on a tint; anything else is a photograph that fills the tile. */
  imageUrl: string;
  alt: string;
  tint: Tint;
  /** Of a photograph, or of art that some see smaller than 128 px. */
  sizes?: string;
  eager?: boolean;
  /** Shape and place of the tile. */
  className?: string;
};

const inGrid = "(min-width: 64rem) 200px, (min-width: 40rem) 30vw, 28vw";

type PhotoProps = Pick<ProductPictureProps, "imageUrl" | "alt" | "sizes" | "eager">;

/** A photograph that fills its tile: an upload in its sizes and formats, anything else as it is. */
function Photo({ imageUrl, alt, sizes = inGrid, eager }: PhotoProps) {
  const sources = pictureSources(imageUrl);
  return (
    <picture className="contents">
      {sources && <source className="hidden" type="image/avif" srcSet={sources.avif} sizes={sizes} />}
      <img
        src={imageUrl}
        srcSet={sources?.webp}
        sizes={sources ? sizes : undefined}
        alt={alt}
        width={512}
        height={512}
        loading={eager ? "eager" : "lazy"}
        fetchPriority={eager ? "high" : undefined}
        decoding="async"
        className="absolute inset-0 size-full object-cover"
      />
    </picture>
  );
}

export function ProductPicture(props: ProductPictureProps) {
  const { imageUrl, alt, tint, sizes, eager, className } = props;
  const isArt = imageUrl.startsWith("/art/");
  return (
    <span className={cx("relative grid place-items-center overflow-hidden", tintBackground[tint], className)}>
      {isArt ? (
        <Picture stem={imageUrl} alt={alt} sizes={sizes} eager={eager} className="w-[56%]" />
      ) : (
        <Photo imageUrl={imageUrl} alt={alt} sizes={sizes} eager={eager} />
      )}
    </span>
  );
}
