import { parentPort, workerData } from "node:worker_threads";
import { VendorError } from "@/emulators/algolia/settings/vendor-error";
import { OperationContext } from "./context";
import { OPERATIONS, type OperationName } from "./operations";
import { Persistence } from "./persistence";
import type { EngineAnswer, EngineMessage, EngineRequest } from "./protocol";

/** The engine's thread: a slow search here keeps no other service waiting. */

const failed = (id: number, cause: unknown): EngineAnswer => {
  const isVendors = cause instanceof VendorError;
  const status = isVendors ? cause.status : 500;
  if (!isVendors) console.error("Algolia stand-in:", cause);
  const message = isVendors
    ? cause.message
    : `Internal error: ${cause instanceof Error ? cause.message : cause}`;
  return { id, status, body: JSON.stringify({ message, status }) };
};

const answer = async (persistence: Persistence, request: EngineRequest): Promise<EngineAnswer> => {
  try {
    const operation = OPERATIONS[request.operation as OperationName];
    const result = await operation(new OperationContext(persistence, request));
    const { status = 200, searches } = result;
    const body = "text" in result ? result.text : JSON.stringify(result.body);
    return { id: request.id, status, body, searches };
  } catch (cause) {
    return failed(request.id, cause);
  }
};

const post = (message: EngineMessage): void => parentPort?.postMessage(message);

const start = async (): Promise<void> => {
  const persistence = await Persistence.open(String(workerData.folder));
  parentPort?.on("message", (message: EngineRequest | "close") => {
    if (message === "close") void persistence.close().then(() => parentPort?.close());
    else void answer(persistence, message).then(post);
  });
  post({ ready: true });
};

start().catch((cause: unknown) => post({ fatal: cause instanceof Error ? cause.message : String(cause) }));
