import Link from "next/link";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "./class-names";

type MenuProps = {
  /** Content of the button. */
  trigger: ReactNode;
  /** Spoken name of the button when its content is only an icon. */
  label?: string;
  triggerClassName?: string;
  /** `MenuLink`s, `MenuButton`s or anything else. */
  children: ReactNode;
};

/** A native popover: opens, closes by Escape or a tap beside it, and needs no script. */
export function Menu({ trigger, label, triggerClassName, children }: MenuProps) {
  const id = useId();
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={label}
        className={triggerClassName ?? "grid size-11 place-items-center rounded-full hover:bg-ink/8"}
      >
        {trigger}
      </button>
      <div id={id} popover="auto" className="menu">
        {children}
      </div>
    </>
  );
}

const itemLook =
  "flex min-h-11 w-full items-center gap-3 rounded-chip px-3 text-left font-medium hover:bg-ink/8 focus-visible:outline-offset-[-2px]";

type ItemProps = { icon?: ReactNode; danger?: boolean };

export function MenuLink({ icon, danger, children, ...rest }: ComponentProps<typeof Link> & ItemProps) {
  return (
    <Link className={cx(itemLook, danger && "text-danger")} {...rest}>
      {icon}
      {children}
    </Link>
  );
}

export function MenuButton({ icon, danger, children, ...rest }: ComponentProps<"button"> & ItemProps) {
  return (
    <button type="button" className={cx(itemLook, danger && "text-danger")} {...rest}>
      {icon}
      {children}
    </button>
  );
}
