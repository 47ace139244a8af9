import { type ReactNode, Suspense } from "react";
import { CurrentLink } from "./current-link-client";

export type NavLinkProps = {
  href: string;
  /** `aria-[current=page]:` draws it on its own page and below. */
  className: string;
  children: ReactNode;
};

/** A link that knows when it is followed, wherever the address is known: everywhere but in a shell that no one sees. */
export function NavLink(props: NavLinkProps) {
  return (
    <Suspense>
      <CurrentLink {...props} />
    </Suspense>
  );
}
