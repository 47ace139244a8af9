import { call } from "@/scripts/prove/calls";
import type { Baseline } from "./baseline";
import { median } from "./load";
import { serverTime } from "./platform-use";
import type { Platform } from "./shop";

/** What a paid order's eight jobs ask for at least: five change Postgres, three ask a service and note that in Postgres. */
const INSIDE = "sql=3";
const OUTSIDE = "kv=1&sql=1";
const JOBS = [INSIDE, INSIDE, INSIDE, INSIDE, INSIDE, OUTSIDE, OUTSIDE, OUTSIDE];
const JSON_BODY = { "content-type": "application/json" };
const BATCHES = 100;
const CONNECTIONS = 8;
const ROUNDS = 3;

/** Milliseconds of a job by the clock and by the server's processor. */
export type RawJob = { ms: number; processor: number };

const drain = async ({ qstash }: Platform): Promise<void> => {
  const drained = await fetch(`${qstash.url}/standin/drain?delayedMs=1000&timeoutMs=60000`, {
    method: "POST",
  });
  if (!drained.ok) throw new Error(`${drained.status} from draining the queue`);
};

const publishAll = async ({ url }: Baseline): Promise<void> => {
  let left = BATCHES;
  const publish = async () => {
    while (left-- > 0) {
      const { status } = await call(`${url}/api/publish`, { headers: JSON_BODY, body: JOBS });
      if (status !== 200) throw new Error("the queue did not take all of the baseline's jobs");
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, publish));
};

/**
 * Jobs by the queue at their least: the smallest route publishes a batch, and another checks each delivery's signature and
 * does by hand what a job needs; from the first publication until the queue is empty.
 */
export const measureRawJobs = async (platform: Platform, baseline: Baseline): Promise<RawJob> => {
  const server = serverTime(baseline.root);
  const rounds: RawJob[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [began, spent] = [performance.now(), server.read()];
    await publishAll(baseline);
    await drain(platform);
    const count = BATCHES * JOBS.length;
    const [ms, processor] = [(performance.now() - began) / count, (server.read() - spent) / count];
    if (round > 0) rounds.push({ ms, processor });
  }
  return {
    ms: median(rounds.map((round) => round.ms)),
    processor: median(rounds.map((round) => round.processor)),
  };
};
