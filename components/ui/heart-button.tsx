import { cx } from "./class-names";
import { HeartIcon } from "./frame-icons";
import { IconButton, type IconButtonProps } from "./icon-button";

type HeartButtonProps = Omit<IconButtonProps, "children" | "variant"> & {
  /** Filled, by `aria-pressed` alone, so that a press can show it before anything is drawn anew. */
  pressed?: boolean;
};

export function HeartButton({ pressed = false, className, ...rest }: HeartButtonProps) {
  return (
    <IconButton
      variant="card"
      aria-pressed={pressed}
      className={cx("group/heart hover:text-heart aria-pressed:text-heart", className)}
      {...rest}
    >
      <HeartIcon className="group-aria-pressed/heart:animate-pop group-aria-pressed/heart:fill-current" />
    </IconButton>
  );
}
