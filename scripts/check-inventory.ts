/**
 * The last step of `npm run build`: whatever the build answers to must have been written down by hand with the right that
 * it asks for. Ends with 1 and says what is missing where.
 */
import { inventoryFaults } from "./inventory/built";

const { faults, counted } = inventoryFaults(process.cwd());
for (const fault of faults) console.error(`  ${fault}`);
console.log(
  faults.length === 0
    ? `  everything of the build is listed: ${counted}`
    : "Pages are listed in e2e/platform/pages.ts, routes in lib/http/rights.ts, actions, jobs and the rest in scripts/inventory/listed.ts.",
);
if (faults.length > 0) process.exitCode = 1;
