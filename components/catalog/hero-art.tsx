/** A full basket that stands on the lower edge and is cut by it. One picture, so that it is one request. */
export function HeroArt() {
  return (
    <div aria-hidden className="relative mx-4 self-end md:h-full">
      <div className="relative mx-auto aspect-[1.42] w-full max-w-80 sm:max-w-100 md:absolute md:right-[4%] md:bottom-0 md:max-w-150">
        <picture className="contents">
          <source
            className="hidden"
            type="image/avif"
            srcSet="/art/hero-432.avif 432w, /art/hero-576.avif 576w, /art/hero-864.avif 864w"
            sizes="(min-width: 64rem) 600px, (min-width: 40rem) 400px, 320px"
          />
          <img
            src="/art/hero-864.webp"
            alt=""
            width={864}
            height={597}
            loading="eager"
            fetchPriority="high"
            decoding="async"
            className="art absolute top-[-6%] left-[-4%] h-auto w-[108%] max-w-none"
          />
        </picture>
      </div>
    </div>
  );
}
