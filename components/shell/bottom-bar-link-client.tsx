"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

type BottomBarLinkProps = { href: string; children: ReactNode };

export function BottomBarLink({ href, children }: BottomBarLinkProps) {
  const path = usePathname();
  const current = path === href || (href !== "/" && path.startsWith(`${href}/`));
  return (
    <Link
      href={href}
      aria-current={current ? "page" : undefined}
      className={cx(
        "flex h-full flex-col items-center justify-center gap-0.5 text-xs font-medium focus-visible:outline-offset-[-4px]",
        current ? "text-action" : "text-muted",
      )}
    >
      {children}
    </Link>
  );
}
