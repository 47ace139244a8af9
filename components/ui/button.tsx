import type { ComponentProps } from "react";
import { type ButtonLook, buttonLook } from "./button-look";
import { cx } from "./class-names";
import { PlainLink, type PlainLinkProps } from "./plain-link";

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
      className={buttonLook({ variant, size, wide }, className)}
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

export type ButtonLinkProps = PlainLinkProps & ButtonLook;

export function ButtonLink(props: ButtonLinkProps) {
  const { variant, size, wide, icon, className, children, ...rest } = props;
  return (
    <PlainLink className={buttonLook({ variant, size, wide }, className)} {...rest}>
      {icon}
      {children}
    </PlainLink>
  );
}
