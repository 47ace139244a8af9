"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const FIRST_MS = 2_000;
const LONGEST_MS = 15_000;

/** Renders the page anew after two seconds, then less and less often, while somebody looks at it. */
export function RefreshSoon() {
  const router = useRouter();
  useEffect(() => {
    let pause = FIRST_MS;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      timer = setTimeout(() => {
        if (document.visibilityState === "visible") router.refresh();
        pause = Math.min(LONGEST_MS, pause * 1.3);
        wait();
      }, pause);
    };
    wait();
    return () => clearTimeout(timer);
  }, [router]);
  return null;
}
