/** Fault injection shared by all stand-ins: rules live in memory and are set over HTTP (`POST {faults.url}`). */
export type ServiceName = "postgres" | "kv" | "qstash" | "algolia" | "stripe" | "mail" | "blob";

export type Fault = {
  service: ServiceName;
  /**
   * What the fault applies to. `*` (default) is every request; a text that contains `/` matches requests whose
   * `METHOD /path` contains it; any other word names a behaviour of the service itself (`drop`, `duplicate`, …);
   * all but Postgres over HTTP know `lose-reply`, which does what was asked and cuts the connection.
   */
  rule: string;
  /** How often it still strikes; absent means until deleted. */
  count?: number;
  /** Share of matching requests that are struck, 0–1. */
  probability?: number;
  latencyMs?: number;
  /** HTTP status to answer with, in the vendor's error format. */
  status?: number;
  /** Refuse connections until the fault is deleted. */
  stop?: boolean;
};

export type Faults = {
  /** Resolves once it is in force: with `stop`, once the service refuses connections. */
  add(fault: Fault): Promise<void>;
  /** Resolves once a stopped service accepts connections again. */
  clear(service?: ServiceName): Promise<void>;
  list(): readonly Fault[];
  /** The first fault that strikes this request; its `count` is used up by one. */
  strike(service: ServiceName, request: string): Fault | undefined;
  /** Whether a behaviour such as `drop` strikes now. */
  behaves(service: ServiceName, rule: string): Fault | undefined;
  onStop(service: ServiceName, listener: StopListener): void;
};

type StopListener = (stopped: boolean) => void | Promise<void>;

export const createFaults = (random: () => number = Math.random): Faults => {
  let rules: readonly Fault[] = [];
  const listeners = new Map<ServiceName, StopListener>();
  const stopped = new Map<ServiceName, Promise<void>>();

  const take = (matches: (fault: Fault) => boolean): Fault | undefined => {
    const hit = rules.find((fault) => matches(fault) && random() < (fault.probability ?? 1));
    if (hit?.count !== undefined) {
      hit.count -= 1;
      if (hit.count <= 0) rules = rules.filter((fault) => fault !== hit);
    }
    return hit;
  };

  const stop = async (service: ServiceName): Promise<void> => {
    if (!stopped.has(service)) stopped.set(service, Promise.resolve(listeners.get(service)?.(true)));
    await stopped.get(service);
  };

  const resume = async (service: ServiceName): Promise<void> => {
    const stopping = stopped.get(service);
    if (!stopping) return;
    await stopping;
    stopped.delete(service);
    await listeners.get(service)?.(false);
  };

  return {
    async add(fault) {
      rules = [...rules, { ...fault }];
      if (fault.stop) await stop(fault.service);
    },
    async clear(service) {
      rules = service ? rules.filter((fault) => fault.service !== service) : [];
      await Promise.all([...stopped.keys()].filter((name) => !service || name === service).map(resume));
    },
    list: () => rules,
    strike: (service, request) =>
      take(
        (fault) =>
          fault.service === service &&
          !fault.stop &&
          (fault.rule === "*" || (fault.rule.includes("/") && request.includes(fault.rule))),
      ),
    behaves: (service, rule) => take((fault) => fault.service === service && fault.rule === rule),
    onStop: (service, listener) => void listeners.set(service, listener),
  };
};
