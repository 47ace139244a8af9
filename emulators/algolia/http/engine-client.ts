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

/** Starts the engine on its folder; resolves once everything stored is loaded. */
export const startEngine = async (
  folder: string,
  onCrash: ((reason: Error) => void) | undefined,
): Promise<EngineClient> => {
  const worker = startWorker(folder);
  const waiting = new Map<
    number,
    { resolve: (answer: EngineAnswer) => void; reject: (cause: Error) => void }
  >();
  let last = 0;
  let isStopping = false;
  let ended: Error | undefined;

  const fail = (reason: Error) => {
    ended ??= reason;
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
    if (!isStopping) onCrash?.(reason);
  };

  await new Promise<void>((resolve, reject) => {
    worker.on("message", (message: EngineMessage) => {
      if ("ready" in message) resolve();
      else if ("fatal" in message)
        reject(new Error(`The Algolia stand-in cannot read its data: ${message.fatal}`));
      else {
        waiting.get(message.id)?.resolve(message);
        waiting.delete(message.id);
      }
    });
    worker.on("error", (cause) => {
      fail(cause instanceof Error ? cause : new Error(String(cause)));
      reject(cause);
    });
    worker.on("exit", () => fail(new Error("The Algolia stand-in's engine has ended.")));
  });

  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (ended) {
          reject(ended);
          return;
        }
        last += 1;
        waiting.set(last, { resolve, reject });
        worker.postMessage({ ...request, id: last } satisfies EngineRequest);
      }),
    async stop() {
      isStopping = true;
      if (ended) return;
      const exited = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
      worker.postMessage("close");
      await exited;
    },
  };
};
