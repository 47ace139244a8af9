import "@/lib/kernel/issue-words";

/** Refuses to serve in production with missing, default or weak configuration. */
export const register = async (): Promise<void> => {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { refuseUnfitStart } = await import("@/lib/kernel/refuse-start");
    await refuseUnfitStart();
  }
};
