"use client";

import { usePathname } from "next/navigation";
import { IntentLink } from "@/components/ui/intent-link-client";
import type { NavLinkProps } from "./nav-link";

export function CurrentLink({ href, look, currentLook, children }: NavLinkProps) {
  const path = usePathname();
  const current = path === href || (href !== "/" && path.startsWith(`${href}/`));
  return (
    <IntentLink
      href={href}
      aria-current={current ? "page" : undefined}
      className={current ? currentLook : look}
    >
      {children}
    </IntentLink>
  );
}
