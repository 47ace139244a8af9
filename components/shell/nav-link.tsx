import { type ReactNode, Suspense } from "react";
import { IntentLink } from "@/components/ui/intent-link-client";
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
        <IntentLink href={href} className={look}>
          {children}
        </IntentLink>
      }
    >
      <CurrentLink {...props} />
    </Suspense>
  );
}
