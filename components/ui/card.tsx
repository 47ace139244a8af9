import type { ComponentProps } from "react";
import { cx } from "./class-names";

type CardProps = ComponentProps<"div"> & {
  as?: "div" | "section" | "article" | "li" | "aside";
  /** Inner margin: none for pictures and tables that touch the border. */
  pad?: "none" | "md" | "lg";
};

const pads = { none: "overflow-hidden", md: "p-4 sm:p-5", lg: "p-5 sm:p-8" };

export function Card({ as: Tag = "div", pad = "md", className, ...rest }: CardProps) {
  return (
    <Tag
      className={cx("min-w-0 rounded-card border border-line bg-card", pads[pad], className)}
      {...(rest as object)}
    />
  );
}
