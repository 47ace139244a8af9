"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { cx } from "@/components/ui/class-names";

type LiveProps = {
  /** Seconds between looks. */
  everyS?: number;
  /** Nothing moves: no looks. */
  idle?: boolean;
};

/** Reads the page anew every few seconds while somebody looks at it; can be held, so that nothing moves under the eyes. */
export function Live({ everyS = 3, idle }: LiveProps) {
  const router = useRouter();
  const [held, setHeld] = useState(false);

  useEffect(() => {
    if (held || idle) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, everyS * 1000);
    return () => clearInterval(timer);
  }, [router, everyS, held, idle]);

  if (idle) return null;
  return (
    <button
      type="button"
      aria-pressed={!held}
      onClick={() => setHeld(!held)}
      className="tap inline-flex h-9 items-center gap-2 rounded-full border border-line px-3.5 text-sm font-semibold text-ink-soft hover:border-edge hover:text-ink"
    >
      <span
        aria-hidden
        className={cx(
          "size-2 rounded-full",
          held ? "bg-muted" : "animate-pulse bg-success motion-reduce:animate-none",
        )}
      />
      {held ? "Held" : "Live"}
    </button>
  );
}
