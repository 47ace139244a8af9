import Link from "next/link";
import { cx } from "@/components/ui/class-names";

export function Wordmark({ className }: { className?: string }) {
  return (
    <Link
      href="/"
      aria-label="mercat, home"
      className={cx(
        "tap font-display text-[1.75rem] leading-none font-extrabold tracking-tighter text-action",
        className,
      )}
    >
      mercat
    </Link>
  );
}
