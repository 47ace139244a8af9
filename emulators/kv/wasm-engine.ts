import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { appendOnlyFiles } from "./append-only-files";
import type { Engine, Subscription } from "./engine";
import { type Command, type Decode, encodeCommands, type Reply, readReply, utf8 } from "./resp";
import { loadWasm, type WasmSocket } from "./wasm-instance";

const TIMER_MS = 100;
const UPKEEP_MS = 1_000;
const LOG_LIMIT_BYTES = 32_000_000;
const GIVE_UP_AFTER_IDLE_STEPS = 100;

type Options = { dir: string; onCrash: (reason: Error) => void; logLimitBytes?: number };

/**
 * Valkey inside this process. Each command is in the operating system's hands before it is answered, so that it
 * survives `kill -9`; the disk follows within a second.
 */
export const startWasmEngine = async (options: Options): Promise<Engine> => {
  const { dir, onCrash, logLimitBytes = LOG_LIMIT_BYTES } = options;
  mkdirSync(dir, { recursive: true });
  const boot = await loadWasm();
  const files = appendOnlyFiles(dir);
  const subscriptions = new Map<Subscription, { socket: WasmSocket; skip: number }>();
  const start = () => boot(dir, join(dir, "valkey.log"));
  let valkey = start();
  let output: Buffer = Buffer.alloc(0);
  let main = valkey.connect(collect);
  let dead: Error | undefined;

  function collect(bytes: Buffer) {
    output = output.length === 0 ? bytes : Buffer.concat([output, bytes]);
  }

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

  const exchange = (commands: readonly Command[], decode: Decode): Reply[] => {
    const replies: Reply[] = [];
    let at = 0;
    let idle = 0;
    main.send(encodeCommands(commands));
    while (replies.length < commands.length) {
      const before = output.length;
      step();
      idle = output.length > before || !main.drained() ? 0 : idle + 1;
      if (idle > GIVE_UP_AFTER_IDLE_STEPS) return giveUp();
      for (let next = readReply(output, at, decode); next; next = readReply(output, at, decode)) {
        replies.push(next.reply);
        at = next.next;
        if (at === output.length) break;
      }
    }
    output = Buffer.alloc(0);
    return replies;
  };

  /** A command that waits for something would answer into somebody else's exchange: its connection is given up. */
  const giveUp = (): never => {
    main.close();
    output = Buffer.alloc(0);
    main = valkey.connect(collect);
    throw new Error("ERR commands that wait are not supported");
  };

  const listen = (subscription: Subscription, skip: number) => {
    let buffer: Buffer = Buffer.alloc(0);
    const state = { skip, socket: valkey.connect(onData) };
    function onData(bytes: Buffer) {
      buffer = Buffer.concat([buffer, bytes]);
      for (let next = readReply(buffer, 0, utf8); next; next = readReply(buffer, 0, utf8)) {
        buffer = buffer.subarray(next.next);
        if (state.skip > 0) state.skip -= 1;
        else if (Array.isArray(next.reply)) subscription.onMessage(next.reply);
      }
    }
    state.socket.send(encodeCommands([[subscription.command, ...subscription.channels]]));
    subscriptions.set(subscription, state);
  };

  /** A fresh Valkey on a snapshot; subscribers move over without hearing of it. */
  const compact = () => {
    exchange([["SAVE"]], utf8);
    files.replaceBySnapshot();
    valkey.dispose();
    valkey = start();
    main = valkey.connect(collect);
    for (const subscription of [...subscriptions.keys()]) listen(subscription, subscription.channels.length);
    settle();
  };

  let synced = files.logBytes();
  const upkeep = () => {
    const written = files.logBytes();
    if (written > Math.max(logLimitBytes, 4 * files.snapshotBytes())) {
      compact();
      synced = 0;
    } else if (written !== synced) {
      synced = written;
      void files.sync().catch(() => undefined);
    }
  };
  const guarded = (work: () => void) => () => {
    if (dead) return;
    try {
      work();
    } catch (cause) {
      if (!dead) throw cause;
    }
  };
  upkeep();
  const timers = [setInterval(guarded(step), TIMER_MS), setInterval(guarded(upkeep), UPKEEP_MS)];
  for (const timer of timers) timer.unref();

  return {
    exchange: async (commands, decode) => exchange(commands, decode),
    subscribe(subscription) {
      listen(subscription, 0);
      settle();
      return () => {
        subscriptions.get(subscription)?.socket.close();
        if (subscriptions.delete(subscription) && !dead) settle();
      };
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      if (!dead) await files.sync();
      dead ??= new Error("Valkey has been stopped.");
      valkey.dispose();
    },
  };
};
