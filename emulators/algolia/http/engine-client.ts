import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { OperationName } from "@/emulators/algolia/engine/operations";
import type { EngineAnswer, EngineMessage, EngineRequest } from "@/emulators/algolia/engine/protocol";

type Request = Omit<EngineRequest, "id" | "operation"> & { operation: OperationName };

/** The engine in its own thread. */
export type EngineClient = {
  ask(request: Request): Promise<EngineAnswer>;
  stop(): Promise<void>;
};

/** Short-lived objects of a search fit in this; the default would take three times as much for nothing. */
const YOUNG_MEGABYTES = 24;

/** A worker does not inherit the loader for TypeScript, so its first lines put it in place. */
const startWorker = (folder: string): Worker => {
  const loader = createRequire(import.meta.url).resolve("tsx/cjs/api");
  const engine = fileURLToPath(new URL("../engine/worker.ts", import.meta.url));
  const boot = `require(${JSON.stringify(loader)}).register(); require(${JSON.stringify(engine)});`;
  return new Worker(boot, {
    eval: true,
    execArgv: [],
    workerData: { folder },
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
};

type Waiting = { resolve: (answer: EngineAnswer) => void; reject: (cause: Error) => void };

/** Calls under way, by number; once the engine has ended, every call fails. */
class Calls {
  ended: Error | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  start(send: (id: number) => void): Promise<EngineAnswer> {
    return new Promise((resolve, reject) => {
      if (this.ended) {
        reject(this.ended);
        return;
      }
      this.last += 1;
      this.waiting.set(this.last, { resolve, reject });
      send(this.last);
    });
  }

  finish(answer: EngineAnswer): void {
    this.waiting.get(answer.id)?.resolve(answer);
    this.waiting.delete(answer.id);
  }

  fail(reason: Error): void {
    this.ended ??= reason;
    for (const { reject } of this.waiting.values()) reject(reason);
    this.waiting.clear();
  }
}

/** Starts the engine on its folder; resolves once everything stored is loaded. */
export const startEngine = async (
  folder: string,
  onCrash: ((reason: Error) => void) | undefined,
): Promise<EngineClient> => {
  const worker = startWorker(folder);
  const calls = new Calls();
  let isStopping = false;

  await new Promise<void>((resolve, reject) => {
    const fail = (reason: Error) => {
      calls.fail(reason);
      reject(reason);
    };
    worker.on("message", (message: EngineMessage) => {
      if ("ready" in message) resolve();
      else if ("fatal" in message) {
        fail(new Error(`The Algolia stand-in cannot read its data: ${message.fatal}`));
      } else calls.finish(message);
    });
    worker.on("error", (cause) => fail(cause instanceof Error ? cause : new Error(String(cause))));
    worker.on("exit", () => {
      fail(new Error("The Algolia stand-in's engine has ended."));
      if (!isStopping && calls.ended) onCrash?.(calls.ended);
    });
  });

  return {
    ask: (request) => calls.start((id) => worker.postMessage({ ...request, id } satisfies EngineRequest)),
    async stop() {
      isStopping = true;
      if (calls.ended) return;
      const exited = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
      worker.postMessage("close");
      await exited;
    },
  };
};
