import type { ReactNode } from "react";
import { Carousel } from "@/components/ui/carousel";

type ProductCarouselProps = {
  /** Spoken name of the row. */
  label: string;
  /** `<li>`s, each with a card. */
  children: ReactNode;
};

/** A row of product cards; the last one in sight is cut, so that one sees that there is more. */
export function ProductCarousel({ label, children }: ProductCarouselProps) {
  return (
    <Carousel label={label} itemClassName="*:w-[44%] sm:*:w-[30%] lg:*:w-[23%] xl:*:w-[19%] 2xl:*:w-[16.2%]">
      {children}
    </Carousel>
  );
}
