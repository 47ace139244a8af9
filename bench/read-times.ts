import type { Baseline } from "./baseline";
import type { Load } from "./load";
import { serverTime } from "./platform-use";
import type { Started } from "./shop";

/** Has all loads tell what their server computed for them. */
export const readTimes = (loads: Record<string, Load>, shop: Started, baseline: Baseline): void => {
  const [ours, bare] = [serverTime(shop.root), serverTime(baseline.root)];
  for (const one of Object.values(loads)) {
    one.processorTime = one.url.startsWith(baseline.url) ? bare.read : ours.read;
  }
};
