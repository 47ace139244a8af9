import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

type ProductGridProps = {
  /** Beside a column of filters there is room for one product less. */
  beside?: boolean;
  className?: string;
  /** `<li>`s, each with a card. */
  children: ReactNode;
};

/** Two a row on the smallest phone, four on a desk, six on a wall. */
export function ProductGrid({ beside, className, children }: ProductGridProps) {
  return (
    <ul
      className={cx(
        "grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4 lg:gap-6 *:grid",
        beside ? "xl:grid-cols-4 2xl:grid-cols-5" : "lg:grid-cols-4 2xl:grid-cols-5 min-[112rem]:grid-cols-6",
        className,
      )}
    >
      {children}
    </ul>
  );
}
