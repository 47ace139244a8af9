/** Fault injection shared by all stand-ins: rules live in memory and are set over HTTP (`POST {faults.url}`). */
export type ServiceName = "postgres" | "kv" | "qstash" | "algolia" | "stripe" | "mail" | "blob";

export type Fault = {
  service: ServiceName;
  /**
   * What the fault applies to. `*` (default) is every request; a text that contains `/` matches requests whose
   * `METHOD /path` contains it; any other word names a behaviour of the service itself (`drop`, `duplicate`, …).
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
  add(fault: Fault): void;
  clear(service?: ServiceName): void;
  list(): readonly Fault[];
  /** The first fault that strikes this request; its `count` is used up by one. */
  strike(service: ServiceName, request: string): Fault | undefined;
  /** Whether a behaviour such as `drop` strikes now. */
  behaves(service: ServiceName, rule: string): Fault | undefined;
  onStop(service: ServiceName, listener: (stopped: boolean) => void | Promise<void>): void;
};

export const createFaults = (random: () => number = Math.random): Faults => {
  let rules: Fault[] = [];
  const listeners = new Map<ServiceName, (stopped: boolean) => void | Promise<void>>();

  const take = (matches: (fault: Fault) => boolean): Fault | undefined => {
    const hit = rules.find((fault) => matches(fault) && random() < (fault.probability ?? 1));
    if (hit?.count !== undefined) {
      hit.count -= 1;
      if (hit.count <= 0) rules = rules.filter((fault) => fault !== hit);
    }
    return hit;
  };

  return {
    add(fault) {
      if (fault.stop) void listeners.get(fault.service)?.(true);
      rules.push({ ...fault });
    },
    clear(service) {
      const cleared = rules.filter((fault) => !service || fault.service === service);
      rules = rules.filter((fault) => !cleared.includes(fault));
      for (const name of new Set(cleared.filter((fault) => fault.stop).map((fault) => fault.service))) {
        void listeners.get(name)?.(false);
      }
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
