import { type ReactNode, useId } from "react";
import { CarouselButtons } from "./carousel-buttons-client";
import { cx } from "./class-names";

type CarouselProps = {
  /** Spoken name of the row. */
  label: string;
  /** Widths of the items: `*:w-…`. */
  itemClassName?: string;
  /** `<li>`s. */
  children: ReactNode;
};

/** A row that snaps while it scrolls sideways; where a mouse is used it has buttons at its ends. */
export function Carousel({ label, itemClassName, children }: CarouselProps) {
  const id = useId();
  return (
    <section aria-label={label} className="relative">
      <ul
        id={id}
        className={cx(
          "bleed scroll-row snap-x snap-mandatory gap-3 sm:gap-4 lg:gap-6",
          "*:later *:grid *:shrink-0 *:snap-start",
          itemClassName,
        )}
      >
        {children}
      </ul>
      <CarouselButtons rowId={id} />
    </section>
  );
}
