import { cx } from "./class-names";
import { HeartIcon } from "./frame-icons";
import { IconButton, type IconButtonProps } from "./icon-button";

type HeartButtonProps = Omit<IconButtonProps, "children" | "variant"> & {
  /** Filled; spoken as a pressed button. */
  pressed?: boolean;
};

export function HeartButton({ pressed = false, className, ...rest }: HeartButtonProps) {
  return (
    <IconButton
      variant="card"
      aria-pressed={pressed}
      className={cx(pressed ? "text-heart" : "hover:text-heart", className)}
      {...rest}
    >
      <HeartIcon className={cx(pressed && "animate-pop fill-current")} />
    </IconButton>
  );
}
