import type { ReactNode, Ref } from "react";
import { cx } from "@/components/ui/class-names";

type ProductGridProps = {
  id?: string;
  ref?: Ref<HTMLUListElement>;
  /** `ten` shows ten products in whole rows, and leaves out the last one or two where they would stand alone. */
  shows?: "all" | "ten";
  className?: string;
  /** `<li>`s, each with a card. */
  children: ReactNode;
};

const columns = {
  all: "lg:grid-cols-4 min-[112rem]:grid-cols-6",
  ten: "lg:grid-cols-4 xl:grid-cols-5 sm:max-lg:[&>:nth-child(n+10)]:hidden lg:max-xl:[&>:nth-child(n+9)]:hidden",
};

/** Two a row on the smallest phone, four on a desk, six on a wall. */
export function ProductGrid({ id, ref, shows = "all", className, children }: ProductGridProps) {
  return (
    <ul
      id={id}
      ref={ref}
      className={cx(
        "grid grid-cols-2 gap-3 sm:grid-cols-3 sm:gap-4 lg:gap-6",
        "*:grid [&>:nth-child(n+5)]:later [--tall:19rem] sm:[--tall:24rem]",
        columns[shows],
        className,
      )}
    >
      {children}
    </ul>
  );
}
