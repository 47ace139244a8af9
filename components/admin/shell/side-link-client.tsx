"use client";

import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/class-names";

const HOME = "/admin";

/** Turns while the page is fetched; its place is always kept. */
export function LinkPending({ className }: { className?: string }) {
  const { pending } = useLinkStatus();
  return (
    <span
      aria-hidden
      className={cx(
        "size-3.5 shrink-0 rounded-full border-2 border-current border-r-transparent transition-opacity delay-75",
        pending ? "animate-spin opacity-70" : "opacity-0",
        className,
      )}
    />
  );
}

type SideLinkProps = { href: string; icon: ReactNode; count?: ReactNode; children: ReactNode };

export function SideLink({ href, icon, count, children }: SideLinkProps) {
  const path = usePathname();
  const current = path === href || (href !== HOME && path.startsWith(`${href}/`));
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={current ? "page" : undefined}
      className={cx(
        "group flex h-11 items-center gap-3 rounded-chip px-3 font-medium focus-visible:-outline-offset-2 lg:h-9",
        current ? "bg-action-soft text-action" : "text-ink-soft hover:bg-ink/6 hover:text-ink",
      )}
    >
      {icon}
      <span className="grow truncate">{children}</span>
      <LinkPending />
      {count}
    </Link>
  );
}
