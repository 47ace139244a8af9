import { cx } from "@/components/ui/class-names";

export function Wordmark({ className }: { className?: string }) {
  return (
    <a
      href="/"
      aria-label="mercat, home"
      className={cx(
        "tap font-display text-[1.75rem] leading-none font-extrabold tracking-tighter text-action",
        className,
      )}
    >
      mercat
    </a>
  );
}
