import type { IncomingMessage, ServerResponse } from "node:http";
import type { Engine } from "./engine";
import { base64, type Command, type Decode, RedisError, type Reply, utf8 } from "./resp";
import type { Scripts } from "./scripts";

/**
 * Upstash's REST protocol: a command as a JSON array (`POST /`) or as a path (`/get/key`), `/pipeline`, `/multi-exec`,
 * and `/subscribe/…` as server-sent events. Everything needs the bearer token.
 */
export const createRest = (engine: Engine, scripts: Scripts, token: string) => {
  const authorized = new Set([`Bearer ${token}`]);

  const run = async (commands: readonly Command[], decode: Decode): Promise<Reply[]> =>
    scripts.undo(commands, await engine.exchange(scripts.prepare(commands), decode), decode);

  const single = async (command: Command, decode: Decode): Promise<Answer> => {
    const refusal = refuse(command);
    if (refusal) return [400, refusal];
    const [reply] = await run([command], decode);
    return [reply instanceof RedisError ? 400 : 200, entry(reply)];
  };

  /** What is refused takes its place among the results; the rest is run. */
  const pipeline = async (commands: readonly Command[], decode: Decode): Promise<Answer> => {
    const refusals = commands.map(refuse);
    const allowed = commands.filter((_, n) => !refusals[n]);
    const replies = allowed.length > 0 ? await run(allowed, decode) : [];
    let next = 0;
    return [200, refusals.map((refusal) => refusal ?? entry(replies[next++]))];
  };

  const transaction = async (commands: readonly Command[], decode: Decode): Promise<Answer> => {
    const refusal = commands.map(refuse).find(Boolean);
    if (refusal) return [400, refusal];
    const replies = await run([["MULTI"], ...commands, ["EXEC"]], decode);
    const results = replies.at(-1);
    if (Array.isArray(results)) return [200, results.map(entry)];
    return [400, entry(replies.find((reply) => reply instanceof RedisError) ?? results)];
  };

  const answer = async (path: string, body: string, decode: Decode): Promise<Answer> => {
    if (path === "/pipeline" || path === "/multi-exec") {
      const commands = parse(body);
      if (!Array.isArray(commands) || commands.length === 0)
        return [400, { error: "ERR empty pipeline request" }];
      return (path === "/pipeline" ? pipeline : transaction)(commands.map(toCommand), decode);
    }
    if (path === "/") return single(toCommand(parse(body)), decode);
    const command = path.slice(1).split("/").map(decodeURIComponent);
    return single(body ? [...command, body] : command, decode);
  };

  const subscribe = (path: string, request: IncomingMessage, response: ServerResponse): void => {
    const [name = "", ...channels] = path.slice(1).split("/").map(decodeURIComponent);
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
    response.flushHeaders();
    const command = name === "psubscribe" ? "PSUBSCRIBE" : "SUBSCRIBE";
    const onMessage = (parts: Reply[]) => void response.write(`data: ${parts.join(",")}\n\n`);
    const end = engine.subscribe({ command, channels, onMessage });
    request.once("close", end);
    response.once("close", end);
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = pathOf(request);
    const { authorization, "upstash-encoding": encoding } = request.headers;
    if (!authorized.has(authorization ?? "")) {
      return reply(response, [401, { error: "WRONGPASS invalid or missing auth token" }]);
    }
    if (/^\/p?subscribe\//.test(path)) return subscribe(path, request, response);
    try {
      const body = await readBody(request);
      reply(response, await answer(path, body, encoding === "base64" ? base64 : utf8));
    } catch (cause) {
      const message = cause instanceof Error ? cause.message : String(cause);
      reply(response, [400, { error: /^[A-Z]+ /.test(message) ? message : `ERR ${message}` }]);
    }
  };
};

type Entry = { result: Reply | undefined } | { error: string };

type Answer = [status: number, body: Entry | Entry[]];

const REFUSED = new Set(
  (
    "AUTH BGREWRITEAOF BGSAVE BLMOVE BLMPOP BLPOP BRPOP BRPOPLPUSH BZMPOP BZPOPMAX BZPOPMIN CLIENT CLUSTER CONFIG " +
    "DEBUG DISCARD EXEC FAILOVER HELLO MONITOR MULTI PSUBSCRIBE PSYNC PUNSUBSCRIBE QUIT READONLY READWRITE " +
    "REPLICAOF RESET SAVE SELECT SHUTDOWN SLAVEOF SSUBSCRIBE SUBSCRIBE SUNSUBSCRIBE SWAPDB SYNC UNSUBSCRIBE " +
    "UNWATCH WAIT WAITAOF WATCH"
  ).split(" "),
);

/** Commands that would hold or change the connection that all callers share. */
const refuse = (command: Command): { error: string } | undefined => {
  const name = (command[0] ?? "").toUpperCase();
  const waits = name.startsWith("XREAD") && command.some((part) => part.toUpperCase() === "BLOCK");
  if (!REFUSED.has(name) && !waits) return undefined;
  return { error: `ERR Command is not available: '${name}'` };
};

const entry = (reply: Reply | undefined): Entry =>
  reply instanceof RedisError ? { error: reply.message } : { result: reply };

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new Error("ERR failed to parse the request's body as JSON");
  }
};

const toCommand = (value: unknown): Command => {
  if (!Array.isArray(value) || value.length === 0) throw new Error("ERR empty command");
  return value.map((part) =>
    typeof part === "string" ? part : typeof part === "object" ? JSON.stringify(part) : String(part),
  );
};

const pathOf = ({ url = "/" }: IncomingMessage): string => {
  const query = url.indexOf("?");
  const path = query < 0 ? url : url.slice(0, query);
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
};

const readBody = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () =>
      resolve(chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString()),
    );
    request.on("error", reject);
  });

const reply = (response: ServerResponse, [status, body]: Answer): void => {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
  });
  response.end(text);
};
