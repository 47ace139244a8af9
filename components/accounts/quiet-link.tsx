import Link from "next/link";
import type { ReactNode } from "react";

type QuietLinkProps = { href: string; before?: ReactNode; label: string };

/** A way out below a form. */
export function QuietLink({ href, before, label }: QuietLinkProps) {
  return (
    <p className="text-center text-sm text-muted">
      {before}{" "}
      <Link href={href} prefetch={false} className="tap font-semibold text-action hover:underline">
        {label}
      </Link>
    </p>
  );
}
