import { call } from "../calls";
import { Probe } from "../probe";
import { addressOf } from "../shop";
import { claimBrowsing, faults, PAGES, SLOW_MS, type Stage, sell } from "./stage";

const WORDS: Record<string, string> = {
  algolia: "search",
  qstash: "the queue",
  stripe: "payment",
  mail: "mail",
  blob: "blob storage",
};

/** Each answer may come twice: the work is done, the answer lost, and whoever asked has to ask again. */
const lostReplies = (service: string) => ({ service, rule: "lose-reply", probability: 0.3 });

const TROUBLES = {
  down: (service: string) => [{ service, stop: true }],
  slow: (service: string) => [{ service, latencyMs: SLOW_MS, rule: "*" }],
  twice: (service: string) => [
    lostReplies(service),
    ...(service === "qstash" ? [{ service, rule: "duplicate", probability: 0.5 }] : []),
    ...(service === "stripe" ? [{ service, rule: "webhook-duplicate", probability: 0.5 }] : []),
  ],
};

/** Work for every service: a product that is indexed anew, and orders of other channels that are backed up now. */
const makeWork = async (stage: Stage, name: string): Promise<void> => {
  const { url, admin, products, sql, shop } = stage;
  await call(`${url}/api/product/${products[0]}`, {
    method: "PUT",
    headers: admin.headers,
    body: { description: `As it was said while there was trouble: ${name}` },
  });
  await sell(stage, name, 3);
  await sql.query(
    "update backup_entries set buffered_at = buffered_at - interval '2 minutes' where backup_id is null",
  );
  const clock = `${addressOf(shop, "qstash")}/standin/schedules/tend-pipelines/run`;
  // A queue that is away is made to do so by its own clock, later.
  await fetch(clock, { method: "POST" }).catch(() => undefined);
};

const salesIn = ({ cardOrders, quickBuys }: Stage["diary"]): number => cardOrders.length + quickBuys.length;

/** One service that is down, then slow, then answers twice: people look around and buy all the while. */
export const troubleOne = async (stage: Stage, service: string): Promise<void> => {
  const { shop, claims, url, diary, phaseMs } = stage;
  const { begin, end } = faults(shop);
  const probes: Probe[] = [];
  const sales: number[] = [];
  for (const [trouble, faultsOf] of Object.entries(TROUBLES)) {
    const before = salesIn(diary);
    for (const fault of faultsOf(service)) await begin(fault);
    const probe = new Probe(url, service === "algolia" ? [...PAGES, "/search?q=lamp"] : PAGES);
    await Promise.all([probe.runFor(phaseMs), makeWork(stage, `${service}-${trouble}`)]);
    await end(service);
    probes.push(probe);
    sales.push(salesIn(diary) - before);
  }
  const when = `${WORDS[service]} was down, slow and answering twice`;
  claimBrowsing(claims, probes, when);
  claims.claim(
    sales.every((count) => count > 0),
    `Sales while ${when}`,
    sales.join(", "),
  );
};
