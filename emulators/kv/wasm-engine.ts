import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { appendOnlyFiles } from "./append-only-files";
import type { Engine, Subscription } from "./engine";
import { utf8 } from "./resp";
import { openListener, openShared } from "./wasm-connections";
import { loadWasm, type WasmInstance } from "./wasm-instance";
import type { WasmSocket } from "./wasm-sockets";

const TIMER_MS = 100;
const UPKEEP_MS = 1_000;
const LOG_LIMIT_BYTES = 32_000_000;

type Options = { dir: string; onCrash: (reason: Error) => void; logLimitBytes?: number };

/** The Valkey of the moment with its connections; `compact` puts a fresh one in its place. */
const openValkey = async (dir: string, onCrash: (reason: Error) => void) => {
  const boot = await loadWasm();
  const files = appendOnlyFiles(dir);
  const listeners = new Map<Subscription, WasmSocket>();
  let dead: Error | undefined;
  let valkey: WasmInstance;

  const step = () => {
    if (dead) throw dead;
    try {
      valkey.step();
    } catch (cause) {
      dead = new Error("Valkey has crashed.", { cause });
      onCrash(dead);
      throw dead;
    }
  };
  /** Enough passes to accept a connection, read what it sent and answer. */
  const settle = () => {
    for (let pass = 0; pass < 4; pass += 1) step();
  };
  const start = () => {
    valkey = boot(dir, join(dir, "valkey.log"));
    return openShared(valkey, step);
  };
  let exchange = start();

  return {
    step,
    exchange: (...request: Parameters<typeof exchange>) => exchange(...request),
    listen(subscription: Subscription) {
      listeners.set(subscription, openListener(valkey, subscription, 0));
      settle();
    },
    leave(subscription: Subscription) {
      listeners.get(subscription)?.close();
      if (listeners.delete(subscription) && !dead) settle();
    },
    /** A fresh Valkey on a snapshot of all data; subscribers move over without hearing of it. */
    compact() {
      exchange([["SAVE"]], utf8);
      files.replaceBySnapshot();
      valkey.dispose();
      exchange = start();
      for (const subscription of listeners.keys()) {
        listeners.set(subscription, openListener(valkey, subscription, subscription.channels.length));
      }
      settle();
    },
    dispose() {
      dead ??= new Error("Valkey has been stopped.");
      valkey.dispose();
    },
  };
};

/**
 * Valkey inside this process. Each command is in the operating system's hands before it is answered, so that it
 * survives `kill -9`; the disk follows within a second.
 */
export const startWasmEngine = async (options: Options): Promise<Engine> => {
  const { dir, onCrash, logLimitBytes = LOG_LIMIT_BYTES } = options;
  mkdirSync(dir, { recursive: true });
  const files = appendOnlyFiles(dir);
  const valkey = await openValkey(dir, onCrash);

  let synced = files.logBytes();
  const upkeep = () => {
    const written = files.logBytes();
    if (written > Math.max(logLimitBytes, 4 * files.snapshotBytes())) valkey.compact();
    else if (written !== synced) void files.sync().catch(() => undefined);
    synced = files.logBytes();
  };
  /** A crash has been reported by then; a timer has nobody to tell it to. */
  const every = (ms: number, work: () => void) =>
    setInterval(() => {
      try {
        work();
      } catch {
        for (const timer of timers) clearInterval(timer);
      }
    }, ms).unref();
  const timers = [every(TIMER_MS, valkey.step), every(UPKEEP_MS, upkeep)];
  upkeep();

  return {
    exchange: async (commands, decode) => valkey.exchange(commands, decode),
    subscribe(subscription) {
      valkey.listen(subscription);
      return () => valkey.leave(subscription);
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      valkey.dispose();
      await files.sync();
    },
  };
};
