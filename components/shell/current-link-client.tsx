"use client";

import { usePathname } from "next/navigation";
import type { NavLinkProps } from "./nav-link";

const isAt = (path: string, href: string) => path === href || (href !== "/" && path.startsWith(`${href}/`));

export function CurrentLink(props: NavLinkProps) {
  return <a {...props} aria-current={isAt(usePathname(), props.href) ? "page" : undefined} />;
}

type CurrentLinksProps = { links: readonly { href: string; name: string }[]; className: string };

/** Many links of one look: the page carries their names, not their markup. */
export function CurrentLinks({ links, className }: CurrentLinksProps) {
  return links.map(({ href, name }) => (
    <CurrentLink key={href} href={href} className={className}>
      {name}
    </CurrentLink>
  ));
}
