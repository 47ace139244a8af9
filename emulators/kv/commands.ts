import type { Engine } from "./engine";
import { type Command, type Decode, RedisError, type Reply } from "./resp";
import { createScripts } from "./scripts";

export type Entry = { result: Reply | undefined } | { error: string };

export type Answer = [status: number, body: Entry | Entry[]];

/** What the three ways to send commands answer. */
export const createCommands = (engine: Engine) => {
  const scripts = createScripts();
  const run = async (commands: readonly Command[], decode: Decode): Promise<Reply[]> =>
    scripts.undo(commands, await engine.exchange(scripts.prepare(commands), decode), decode);

  return {
    async single(command: Command, decode: Decode): Promise<Answer> {
      const refusal = refuse(command);
      if (refusal) return [400, refusal];
      const [reply] = await run([command], decode);
      return [reply instanceof RedisError ? 400 : 200, entry(reply)];
    },

    /** What is refused takes its place among the results; the rest is run. */
    async pipeline(commands: readonly Command[], decode: Decode): Promise<Answer> {
      const refusals = commands.map(refuse);
      const allowed = commands.filter((_, n) => !refusals[n]);
      const replies = allowed.length > 0 ? await run(allowed, decode) : [];
      let next = 0;
      return [200, refusals.map((refusal) => refusal ?? entry(replies[next++]))];
    },

    async transaction(commands: readonly Command[], decode: Decode): Promise<Answer> {
      const refusal = commands.map(refuse).find(Boolean);
      if (refusal) return [400, refusal];
      const replies = await run([["MULTI"], ...commands, ["EXEC"]], decode);
      const results = replies.at(-1);
      if (Array.isArray(results)) return [200, results.map(entry)];
      return [400, entry(replies.find((reply) => reply instanceof RedisError) ?? results)];
    },
  };
};

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
