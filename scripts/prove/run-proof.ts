import { setTimeout as delay } from "node:timers/promises";
import { Claims } from "./claims";
import { openShop, type ProvenShop } from "./shop";

const STOPS_WITHIN_MS = 30_000;

/** Runs a proof on a shop of its own, set up with these variables besides the usual ones; the process ends with 1 when a claim is broken or the proof could not be run. */
export const runProof = (
  prove: (shop: ProvenShop, claims: Claims) => Promise<void>,
  variables: Record<string, string> = {},
): void => {
  const main = async (): Promise<void> => {
    const began = performance.now();
    const claims = new Claims();
    const shop = await openShop(variables);
    try {
      await prove(shop, claims);
    } finally {
      // What was proven is not to wait for a stand-in that does not end; with this process all of them do.
      await Promise.race([shop.stop(), delay(STOPS_WITHIN_MS)]);
    }
    claims.conclude(began);
    process.exit();
  };
  main().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
};
