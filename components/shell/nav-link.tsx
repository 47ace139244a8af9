import type { ReactNode } from "react";
import { CurrentLink } from "./current-link-client";

export type NavLinkProps = {
  href: string;
  /** `aria-[current=page]:` draws it on its own page and below. */
  className: string;
  children: ReactNode;
};

/**
 * A link that knows when it is followed. Not inside a boundary of its own: one that weighs more than a few hundred bytes is
 * revealed by a script, and would be missing without JavaScript.
 */
export function NavLink(props: NavLinkProps) {
  return <CurrentLink {...props} />;
}
