const faultsOf = async (): Promise<string[]> => {
  try {
    return (await import("./env")).productionFaults();
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
};

/**
 * Ends this process when it may not serve. An error would not do: Next notes it, listens all the same and answers every
 * request with 500, so that whoever watches the process takes it for started.
 */
export const refuseUnfitStart = async (): Promise<void> => {
  const faults = await faultsOf();
  if (faults.length === 0) return;
  const list = faults.map((fault) => `  ${fault}`).join("\n");
  process.stderr.write(`Mercat cannot start:\n${list}\nSee .env.example.\n`);
  process.exit(1);
};
