"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { NavLinkProps } from "./nav-link";

export function CurrentLink({ href, look, currentLook, children }: NavLinkProps) {
  const path = usePathname();
  const current = path === href || (href !== "/" && path.startsWith(`${href}/`));
  return (
    <Link href={href} aria-current={current ? "page" : undefined} className={current ? currentLook : look}>
      {children}
    </Link>
  );
}
