import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./class-names";

type ButtonLook = {
  variant?: "primary" | "secondary" | "quiet" | "danger";
  size?: "sm" | "md" | "lg";
  /** As wide as what it stands in. */
  wide?: boolean;
  /** Before the text. */
  icon?: ReactNode;
};

const variants = {
  primary: "bg-action text-on-action hover:bg-action-hover",
  secondary: "border border-ink/80 text-ink hover:bg-ink hover:text-paper",
  quiet: "text-action hover:bg-action-soft",
  danger: "bg-danger text-on-danger hover:bg-danger-hover",
};

const sizes = {
  sm: "tap h-9 gap-1.5 px-4 text-sm",
  md: "h-11 gap-2 px-5 text-[0.9375rem]",
  lg: "h-13 gap-2.5 px-5 text-base sm:px-7",
};

function lookOf({ variant = "primary", size = "md", wide }: ButtonLook, className?: string) {
  return cx(
    "relative inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold whitespace-nowrap",
    "transition-[background-color,color,scale] active:scale-[0.97]",
    "disabled:cursor-not-allowed disabled:opacity-45 aria-disabled:cursor-default",
    variants[variant],
    sizes[size],
    wide && "w-full",
    className,
  );
}

function Spinner() {
  return (
    <span className="absolute inset-0 grid place-content-center">
      <span className="size-5 animate-spin rounded-full border-2 border-current border-r-transparent" />
    </span>
  );
}

export type ButtonProps = ComponentProps<"button"> &
  ButtonLook & {
    /** Work is under way: the text gives way to a spinner without a change of width. */
    pending?: boolean;
  };

export function Button({
  variant,
  size,
  wide,
  icon,
  pending,
  className,
  children,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={lookOf({ variant, size, wide }, className)}
      aria-busy={pending || undefined}
      aria-disabled={pending || undefined}
      {...rest}
    >
      <span className={cx("inline-flex items-center gap-[inherit]", pending && "opacity-0")}>
        {icon}
        {children}
      </span>
      {pending && <Spinner />}
    </button>
  );
}

export type ButtonLinkProps = ComponentProps<typeof Link> & ButtonLook;

export function ButtonLink({ variant, size, wide, icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link className={lookOf({ variant, size, wide }, className)} {...rest}>
      {icon}
      {children}
    </Link>
  );
}
