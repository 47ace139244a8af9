import { cx } from "@/components/ui/class-names";
import { IntentLink } from "@/components/ui/intent-link-client";

export function Wordmark({ className }: { className?: string }) {
  return (
    <IntentLink
      href="/"
      aria-label="mercat, home"
      className={cx(
        "tap font-display text-[1.75rem] leading-none font-extrabold tracking-tighter text-action",
        className,
      )}
    >
      mercat
    </IntentLink>
  );
}
