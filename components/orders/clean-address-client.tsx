"use client";

import { useEffect } from "react";

/** Shows the address under which this page can be found again, without the payment's parameters. */
export function CleanAddress({ to }: { to: string }) {
  useEffect(() => {
    window.history.replaceState(null, "", to);
  }, [to]);
  return null;
}
