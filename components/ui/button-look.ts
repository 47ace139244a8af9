import type { ReactNode } from "react";
import { cx } from "./class-names";

export type ButtonLook = {
  variant?: "primary" | "secondary" | "quiet" | "danger";
  size?: "sm" | "md" | "lg";
  /** As wide as what it stands in. */
  wide?: boolean;
  /** Before the text. */
  icon?: ReactNode;
};

const variants = {
  primary: "bg-action text-on-action hover:bg-action-hover active:bg-action-hover",
  secondary: "border border-ink/80 text-ink hover:bg-ink hover:text-paper active:bg-ink active:text-paper",
  quiet: "text-action hover:bg-action-soft active:bg-action-soft",
  danger: "bg-danger text-on-danger hover:bg-danger-hover active:bg-danger-hover",
};

const sizes = {
  sm: "tap h-9 gap-1.5 px-4 text-sm",
  md: "h-11 gap-2 px-5 text-[0.9375rem]",
  lg: "h-13 gap-2.5 px-5 text-base sm:px-7",
};

/** For what is pressed and drawn elsewhere. */
export function buttonLook({ variant = "primary", size = "md", wide }: ButtonLook, className?: string) {
  return cx(
    "relative inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold whitespace-nowrap",
    "disabled:cursor-not-allowed disabled:opacity-45 aria-disabled:cursor-default",
    variants[variant],
    sizes[size],
    wide && "w-full",
    className,
  );
}
