import { Claims } from "./claims";
import { openShop, type ProvenShop } from "./shop";

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
      await shop.stop();
    }
    claims.conclude(began);
    process.exit();
  };
  main().catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
};
