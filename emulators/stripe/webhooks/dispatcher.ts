import { setTimeout as delay } from "node:timers/promises";
import type { Fault, Faults } from "@/emulators/kit/faults";
import type { Delivery, DeliveryAttempt, EventRecord } from "@/emulators/stripe/core/records";
import type { Store } from "@/emulators/stripe/core/store";
import { nextAttemptAt } from "./backoff";
import { createGate } from "./gate";
import { isTaken, sendEvent } from "./send";

type Options = { store: Store; faults: Faults; url: string; secret: string };

/** How long an event waits to be overtaken when nothing else happens. */
const OVERTAKE_MS = 2000;
const AT_ONCE = 16;
const TIMEOUT_MS = 20_000;
const KEPT_ATTEMPTS = 20;
/** What waited when the stand-in went down is tried soon after it is back, whatever the backoff said. */
const RESUME_WITHIN_MS = 1000;
const DRAIN_POLL_MS = 20;

/** Brings recorded events to the webhook endpoint, again and again until it takes them. */
export class Dispatcher {
  readonly #options: Options;
  readonly #stopping = new AbortController();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #running = new Set<Promise<void>>();
  readonly #waiting = new Set<string>();
  readonly #open = new Set<AbortController>();
  readonly #gate = createGate(AT_ONCE);
  #letOvertake: (() => void) | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Takes up what a previous run left waiting. */
  resume(): void {
    for (const { id, state, nextAt } of this.#options.store.all("delivery")) {
      if (state !== "waiting") continue;
      this.#waiting.add(id);
      this.#schedule(id, Math.min(nextAt, Date.now() + RESUME_WITHIN_MS));
    }
  }

  /** Counts deliveries as waiting from the moment others can see what they tell of. */
  expect(deliveries: readonly Delivery[]): void {
    for (const { id } of deliveries) this.#waiting.add(id);
  }

  /** Sends what one commit has recorded; resolves after the first attempt of each. */
  async dispatch(deliveries: readonly Delivery[]): Promise<void> {
    if (deliveries.length === 0) return;
    this.expect(deliveries);
    if (this.#options.faults.behaves("stripe", "webhook-reorder"))
      return this.#track(this.#sendReordered(deliveries));
    const letOvertake = this.#letOvertake;
    this.#letOvertake = undefined;
    await Promise.all(deliveries.map((delivery) => this.#track(this.#sendFirst(delivery))));
    letOvertake?.();
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  /** Resolves to whether nothing waits any more, at the latest after the timeout. */
  async drain(timeoutMs: number): Promise<boolean> {
    const deadline = Date.now() + timeoutMs;
    while (this.#waiting.size > 0 || this.#running.size > 0) {
      if (Date.now() >= deadline) return false;
      await delay(DRAIN_POLL_MS);
    }
    return true;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    for (const controller of this.#open) controller.abort();
    await Promise.all(this.#running);
  }

  #strikes(behaviour: string, type: string): Fault | undefined {
    const { faults } = this.#options;
    return faults.behaves("stripe", behaviour) ?? faults.behaves("stripe", `${behaviour}:${type}`);
  }

  async #sendFirst(delivery: Delivery): Promise<void> {
    if (this.#strikes("webhook-drop", delivery.type)) return this.#save({ ...delivery, state: "dropped" });
    const late = this.#strikes("webhook-delay", delivery.type);
    if (late) await this.#pause(late.latencyMs ?? 1000);
    if (this.#strikes("webhook-duplicate", delivery.type)) void this.#track(this.#sendCopy(delivery));
    await this.#attempt(delivery.id);
  }

  /** Several events go out back to front; a lone one lets the next that comes go first. */
  async #sendReordered(deliveries: readonly Delivery[]): Promise<void> {
    if (deliveries.length === 1) {
      const overtaken = new Promise<void>((resolve) => {
        this.#letOvertake = resolve;
      });
      await Promise.race([overtaken, this.#pause(OVERTAKE_MS)]);
    }
    for (const delivery of [...deliveries].reverse()) await this.#sendFirst(delivery);
  }

  async #sendCopy(delivery: Delivery): Promise<void> {
    const event = this.#options.store.get("event", delivery.event);
    if (event) await this.#gate(() => this.#send(event));
  }

  async #send(event: EventRecord): Promise<DeliveryAttempt> {
    const { url, secret } = this.#options;
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(new Error("no answer in time")), TIMEOUT_MS);
    this.#open.add(controller);
    try {
      return await sendEvent(event, url, secret, controller.signal);
    } finally {
      clearTimeout(timer);
      this.#open.delete(controller);
    }
  }

  async #attempt(id: string): Promise<void> {
    const { store } = this.#options;
    const delivery = store.get("delivery", id);
    const event = delivery && store.get("event", delivery.event);
    if (delivery?.state !== "waiting" || !event || this.#stopping.signal.aborted) return;
    const result = await this.#gate(() => this.#send(event));
    if (this.#stopping.signal.aborted && !isTaken(result)) return;
    const tries = delivery.tries + 1;
    const tried = { ...delivery, tries, attempts: [...delivery.attempts, result].slice(-KEPT_ATTEMPTS) };
    if (isTaken(result)) return this.#save({ ...tried, state: "delivered" });
    const nextAt = nextAttemptAt(delivery.createdAt, tries, Date.now());
    if (nextAt === undefined) return this.#save({ ...tried, state: "failed" });
    await this.#save({ ...tried, nextAt });
    this.#schedule(id, nextAt);
  }

  async #save(delivery: Delivery): Promise<void> {
    const { store } = this.#options;
    const event = store.get("event", delivery.event);
    await store.commit([
      { table: "delivery", id: delivery.id, row: delivery },
      ...(event && delivery.state === "delivered"
        ? [{ table: "event" as const, id: event.id, row: { ...event, pending_webhooks: 0 } }]
        : []),
    ]);
    if (delivery.state !== "waiting") this.#waiting.delete(delivery.id);
  }

  #schedule(id: string, at: number): void {
    if (this.#stopping.signal.aborted) return;
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        void this.#track(this.#attempt(id));
      },
      Math.max(0, at - Date.now()),
    );
    this.#timers.add(timer);
  }

  async #pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }

  #track(work: Promise<void>): Promise<void> {
    const tracked = work.catch((cause: unknown) => console.error("stripe webhook:", cause));
    this.#running.add(tracked);
    void tracked.finally(() => this.#running.delete(tracked));
    return tracked;
  }
}
