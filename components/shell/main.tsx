import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

type MainProps = {
  /** `bare` leaves the margins to the page. */
  bare?: boolean;
  className?: string;
  children: ReactNode;
};

/** The page itself, and where the skip link lands. */
export function Main({ bare, className, children }: MainProps) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={cx("min-h-[70vh] pb-16 outline-none", bare ? null : "frame pt-5 sm:pt-6", className)}
    >
      {children}
    </main>
  );
}
