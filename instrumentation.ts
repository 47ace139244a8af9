import "@/lib/kernel/issue-words";
import { productionFaults } from "@/lib/kernel/env";

/** Refuses to serve in production with missing, default or weak configuration. */
export const register = (): void => {
  const faults = process.env.NEXT_RUNTIME === "nodejs" ? productionFaults() : [];
  if (faults.length > 0) {
    throw new Error(
      `Mercat cannot start:\n${faults.map((fault) => `  ${fault}`).join("\n")}\nSee .env.example.`,
    );
  }
};
