import type { ComponentProps, ReactElement } from "react";
import { cx } from "./class-names";

export type IconProps = Omit<ComponentProps<"svg">, "children"> & {
  /** Width and height in CSS pixels. */
  size?: number;
  /** Spoken name; without one the icon is decoration. */
  label?: string;
};

export type Icon = (props: IconProps) => ReactElement;

function Drawing({ path, size = 20, label, className, ...rest }: IconProps & { path: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cx("shrink-0", className)}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      {...rest}
    >
      <path d={path} />
    </svg>
  );
}

/** Makes an icon of one path on a grid of 24, drawn in strokes of 1.75. */
export const icon =
  (path: string): Icon =>
  (props) => <Drawing path={path} {...props} />;
