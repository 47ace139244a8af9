import { cx } from "@/components/ui/class-names";
import { Picture } from "@/components/ui/picture";

const places = [
  "bottom-[-11%] left-[20%] w-[57%] z-10",
  "top-[1%] left-[13%] w-[31%] -rotate-3",
  "top-[-3%] left-[41%] w-[37%] rotate-2",
  "top-[9%] left-[73%] w-[27%]",
  "bottom-[2%] left-[-2%] w-[25%] -rotate-8",
  "bottom-[9%] left-[73%] w-[28%] rotate-3",
];

/** The big piece stands on the lower edge and is cut by it; the others float around. */
export function HeroArt({ art }: { art: readonly string[] }) {
  return (
    <div aria-hidden className="relative mx-4 self-end md:h-full">
      <div className="relative mx-auto aspect-[1.42] w-full max-w-80 sm:max-w-100 md:absolute md:right-[4%] md:bottom-0 md:max-w-150">
        {art.slice(0, places.length).map((stem, index) => (
          <Picture
            key={stem}
            stem={stem}
            alt=""
            eager
            sizes={index === 0 ? "(min-width: 64rem) 280px, 46vw" : "(min-width: 64rem) 150px, 24vw"}
            className={cx("absolute", places[index])}
          />
        ))}
      </div>
    </div>
  );
}
