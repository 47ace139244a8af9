import Link from "next/link";
import { type ReactNode, Suspense } from "react";
import { CurrentLink } from "./current-link-client";

export type NavLinkProps = {
  href: string;
  /** Whole class names, elsewhere and on its own page or below it. */
  look: string;
  currentLook: string;
  children: ReactNode;
};

/** A link that knows when it is followed. In a shell made before the address is known it is a plain one. */
export function NavLink(props: NavLinkProps) {
  const { href, look, children } = props;
  return (
    <Suspense
      fallback={
        <Link href={href} className={look}>
          {children}
        </Link>
      }
    >
      <CurrentLink {...props} />
    </Suspense>
  );
}
