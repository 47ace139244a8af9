import { createHash } from "node:crypto";
import { createClient, type VercelKV } from "@vercel/kv";
import { requireEnv } from "@/lib/kernel/env";
import { UnavailableError } from "@/lib/kernel/errors";
import { createKvTransport, type KvAnswer } from "./kv-transport";

let client: VercelKV | undefined;

const connect = (): VercelKV => {
  const url = requireEnv("KV_REST_API_URL");
  const token = requireEnv("KV_REST_API_TOKEN");
  // Our transport gathers commands by itself, for less than the client's proxy does.
  const kv = createClient({ url, token, automaticDeserialization: false, enableAutoPipelining: false });
  const carry = createKvTransport(url, token);
  // The client's type knows answers to one command alone.
  kv.use((request) => carry(request) as Promise<KvAnswer>);
  return kv;
};

const connection = (): VercelKV => {
  client ??= connect();
  return client;
};

/** Runs one command or pipeline; whatever keeps KV from answering becomes an `UnavailableError`. */
export const withKv = async <T>(run: (kv: VercelKV) => Promise<T>): Promise<T> => {
  try {
    return await run(connection());
  } catch (cause) {
    throw new UnavailableError("kv", cause);
  }
};

/**
 * A Lua script that is sent by its hash and in full only when the server does not know it yet. Answers are the raw
 * strings of the script (JSON by convention).
 */
export const kvScript = (source: string) => {
  const hash = createHash("sha1").update(source).digest("hex");
  return (keys: string[], args: (string | number)[]): Promise<string> =>
    withKv((kv) =>
      kv.evalsha<(string | number)[], string>(hash, keys, args).catch((cause: unknown) => {
        if (!String(cause).includes("NOSCRIPT")) throw cause;
        return kv.eval<(string | number)[], string>(source, keys, args);
      }),
    );
};
