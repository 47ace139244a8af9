import type { Faults } from "@/emulators/kit/faults";
import type { Task } from "./core/records";
import type { Settings } from "./core/settings";
import type { Store } from "./core/store";
import { begin, type Origin, type Transaction } from "./core/transaction";
import { settleIntent } from "./intents/settle";
import type { Keys } from "./keys";
import { finishRefund } from "./objects/refunds";
import { Dispatcher } from "./webhooks/dispatcher";

type Options = { store: Store; faults: Faults; settings: Settings; keys: Keys; webhookUrl: string };

const BY_ITSELF: Origin = { requestId: null, idempotencyKey: null };

/** One place through which every change goes: stored, announced, and followed up. */
export class Engine {
  readonly store: Store;
  readonly faults: Faults;
  readonly settings: Settings;
  readonly keys: Keys;
  readonly dispatcher: Dispatcher;
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor({ store, faults, settings, keys, webhookUrl }: Options) {
    this.store = store;
    this.faults = faults;
    this.settings = settings;
    this.keys = keys;
    this.dispatcher = new Dispatcher({ store, faults, url: webhookUrl, secret: keys.webhookSecret });
  }

  start(): void {
    this.dispatcher.resume();
    this.#scheduleTasks();
  }

  begin(origin: Origin = BY_ITSELF): Transaction {
    return begin(this.store, origin);
  }

  /** Resolves once stored; `announced` once every webhook has been tried. */
  async commit(tx: Transaction): Promise<{ announced: Promise<void> }> {
    this.dispatcher.expect(tx.deliveries);
    await tx.commit();
    this.#scheduleTasks();
    return { announced: this.dispatcher.dispatch(tx.deliveries) };
  }

  /** A change that no API request asked for. */
  async change<T>(work: (tx: Transaction) => T): Promise<T> {
    const tx = this.begin();
    const result = work(tx);
    await this.commit(tx);
    return result;
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    await this.dispatcher.stop();
    await this.store.close();
  }

  #scheduleTasks(): void {
    for (const task of this.store.all("task")) {
      if (this.#timers.has(task.id)) continue;
      const wait = Math.max(0, task.at - Date.now());
      this.#timers.set(
        task.id,
        setTimeout(() => void this.#run(task), wait),
      );
    }
  }

  async #run(task: Task): Promise<void> {
    this.#timers.delete(task.id);
    try {
      await this.change((tx) => {
        if (tx.get("task", task.id) === undefined) return;
        tx.remove("task", task.id);
        if (task.kind === "settle_intent") settleIntent(tx, task.target, task.succeeds);
        else finishRefund(tx, task.target, task.succeeds);
      });
    } catch (cause) {
      console.error("stripe:", cause);
    }
  }
}
