import { icon } from "@/components/ui/icon";

/** Stands for points. */
export const CoinIcon = /* @__PURE__ */ icon(
  "M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 0 0-17 0m8.5-4 1.2 2.5 2.8.3-2 1.9.5 2.8-2.5-1.4-2.5 1.4.5-2.8-2-1.9 2.8-.3z",
);
