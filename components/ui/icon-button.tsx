import type { ComponentProps, ReactNode } from "react";
import { cx } from "./class-names";

type IconButtonLook = {
  /** What it does, spoken. */
  label: string;
  /** Shown as a tooltip, where that is not the label: in a list the label names the product, too. */
  hint?: string;
  /** `card` lies on a picture and is a little smaller on a phone; its target stays 44 px. */
  variant?: "plain" | "card" | "primary";
  children: ReactNode;
};

const variants = {
  plain: "size-11 hover:bg-ink/8 active:bg-ink/16",
  card: "tap size-10 bg-card active:bg-sunken sm:size-11",
  primary: "size-11 bg-action text-on-action hover:bg-action-hover active:bg-action-hover",
};

/**
 * A press answers with a colour at once: to shrink a button lays it out again and gives it a layer of its own, which takes a
 * phone longer than all the rest. What changes inside concerns nothing outside.
 */
function lookOf(variant: NonNullable<IconButtonLook["variant"]>, className?: string) {
  return cx(
    "relative grid shrink-0 select-none place-items-center rounded-full [contain:size_layout]",
    "disabled:cursor-not-allowed disabled:opacity-45",
    variants[variant],
    className,
  );
}

export type IconButtonProps = Omit<ComponentProps<"button">, "children"> & IconButtonLook;

export function IconButton({
  label,
  hint = label,
  variant = "plain",
  className,
  children,
  type = "button",
  ...rest
}: IconButtonProps) {
  return (
    <button type={type} aria-label={label} title={hint} className={lookOf(variant, className)} {...rest}>
      {children}
    </button>
  );
}
