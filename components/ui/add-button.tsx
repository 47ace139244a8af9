import { IconButton, type IconButtonProps } from "./icon-button";
import { CheckIcon, PlusIcon } from "./icons";

type AddButtonProps = Omit<IconButtonProps, "children" | "variant"> & {
  /** Just added: the plus turns into a tick. */
  done?: boolean;
};

export function AddButton({ done = false, ...rest }: AddButtonProps) {
  return (
    <IconButton variant="primary" {...rest}>
      {done ? <CheckIcon className="animate-pop" /> : <PlusIcon />}
    </IconButton>
  );
}
