import { UnavailableError } from "@/lib/kernel/errors";

/** A queue that can be away; what it takes, the proofs deliver by the door that it would knock at. */
export const queue = { away: false };

export const publishMessages = (): Promise<void> =>
  queue.away ? Promise.reject(new UnavailableError("qstash", new Error("away"))) : Promise.resolve();
