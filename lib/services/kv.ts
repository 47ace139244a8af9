import { createClient, type VercelKV } from "@vercel/kv";
import { requireEnv } from "@/lib/kernel/env";
import { UnavailableError } from "@/lib/kernel/errors";
import { heardKv, kvSignal } from "@/lib/kernel/kv-patience.mjs";

let client: VercelKV | undefined;

const connection = (): VercelKV => {
  client ??= createClient({
    url: requireEnv("KV_REST_API_URL"),
    token: requireEnv("KV_REST_API_TOKEN"),
    automaticDeserialization: false,
    retry: false,
    signal: kvSignal,
  });
  return client;
};

/** Runs one command or pipeline; whatever keeps KV from answering becomes an `UnavailableError`. */
export const withKv = async <T>(run: (kv: VercelKV) => Promise<T>): Promise<T> => {
  try {
    const answer = await run(connection());
    heardKv();
    return answer;
  } catch (cause) {
    if (cause instanceof Error && cause.name === "UpstashError") heardKv();
    throw new UnavailableError("kv", cause);
  }
};

/**
 * A Lua script that is sent by its hash and in full only when the server does not know it yet. Answers are the raw
 * strings of the script (JSON by convention).
 */
export const kvScript = (source: string) => {
  let script: ReturnType<VercelKV["createScript"]> | undefined;
  return (keys: string[], args: (string | number)[]): Promise<string> =>
    withKv(async (kv) => {
      script ??= kv.createScript(source);
      return (await script.exec(keys, args.map(String))) as string;
    });
};
