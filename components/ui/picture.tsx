import { cx } from "./class-names";

type PictureProps = {
  /** Path without size and extension. */
  stem: string;
  alt: string;
  /** Where it is shown smaller than 128 px to some; absent: the larger file for everybody. */
  sizes?: string;
  /** Above the fold: loaded at once and first. */
  eager?: boolean;
  className?: string;
};

/** Transparent art of 256 px: in two sizes as AVIF, and in one for the few browsers that cannot show that. */
export function Picture({ stem, alt, sizes, eager, className }: PictureProps) {
  return (
    <picture className="contents">
      <source
        className="hidden"
        type="image/avif"
        srcSet={sizes ? `${stem}-128.avif 128w, ${stem}-256.avif 256w` : `${stem}-256.avif`}
        sizes={sizes}
      />
      <img
        src={`${stem}-256.webp`}
        alt={alt}
        width={256}
        height={256}
        loading={eager ? "eager" : "lazy"}
        fetchPriority={eager ? "high" : undefined}
        decoding="async"
        className={cx("art h-auto", className)}
      />
    </picture>
  );
}
