import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { Engine, Subscription } from "./engine";
import { type Command, type Decode, encodeCommands, RedisError, type Reply, readReply, utf8 } from "./resp";

type Waiting = {
  count: number;
  decode: Decode;
  replies: Reply[];
  resolve: (replies: Reply[]) => void;
  reject: (cause: Error) => void;
};

const greeting = ({ username, password, pathname }: URL): Command[] => {
  const credentials = [username, password].filter(Boolean).map(decodeURIComponent);
  const database = pathname.slice(1);
  return [
    ...(credentials.length > 0 ? [["AUTH", ...credentials]] : []),
    ...(database ? [["SELECT", database]] : []),
  ];
};

/** A Redis over TCP at `redis://[user:password@]host[:port][/database]` (`rediss://` for TLS). */
export const startRedisEngine = async (address: string): Promise<Engine> => {
  const url = new URL(address);
  const open = (): Socket => {
    const target = { host: url.hostname || "127.0.0.1", port: Number(url.port || 6379) };
    const socket = url.protocol === "rediss:" ? connectTls(target) : connect(target);
    return socket.setNoDelay(true);
  };
  let shared: ReturnType<typeof pipeline> | undefined;

  const connection = async () => {
    if (shared && !shared.socket.destroyed) return shared;
    const opened = pipeline(open());
    shared = opened;
    const hello = greeting(url);
    const refused = (await opened.exchange([...hello, ["PING"]], utf8)).find(
      (reply) => reply instanceof RedisError,
    );
    if (refused instanceof RedisError) throw new Error(`${url.host} refuses: ${refused.message}`);
    return opened;
  };

  await connection().catch((cause) => {
    throw new Error(`No Redis answers at REDIS_URL (${url.host}). Start it, or unset REDIS_URL.`, { cause });
  });

  return {
    exchange: async (commands, decode) => (await connection()).exchange(commands, decode),
    subscribe: (subscription) => subscribe(open(), greeting(url), subscription),
    async stop() {
      shared?.socket.destroy();
    },
  };
};

/** Requests go out as they come; replies return in the same order. */
const pipeline = (socket: Socket) => {
  const waiting: Waiting[] = [];
  let buffer: Buffer = Buffer.alloc(0);

  socket.on("data", (bytes) => {
    buffer = buffer.length === 0 ? bytes : Buffer.concat([buffer, bytes]);
    let at = 0;
    for (let first = waiting[0]; first && at < buffer.length; first = waiting[0]) {
      const next = readReply(buffer, at, first.decode);
      if (!next) break;
      at = next.next;
      first.replies.push(next.reply);
      if (first.replies.length === first.count) waiting.shift()?.resolve(first.replies);
    }
    buffer = buffer.subarray(at);
  });
  socket.on("error", () => undefined);
  socket.once("close", () => {
    for (const entry of waiting.splice(0)) entry.reject(new Error("ERR the connection to Redis was lost"));
  });

  return {
    socket,
    exchange: (commands: readonly Command[], decode: Decode): Promise<Reply[]> =>
      new Promise((resolve, reject) => {
        if (socket.destroyed) return reject(new Error("ERR no connection to Redis"));
        waiting.push({ count: commands.length, decode, replies: [], resolve, reject });
        socket.write(encodeCommands(commands));
      }),
  };
};

const subscribe = (socket: Socket, hello: Command[], subscription: Subscription): (() => void) => {
  let buffer: Buffer = Buffer.alloc(0);
  let skip = hello.length;
  socket.on("error", () => undefined);
  socket.on("data", (bytes) => {
    buffer = Buffer.concat([buffer, bytes]);
    for (let next = readReply(buffer, 0, utf8); next; next = readReply(buffer, 0, utf8)) {
      buffer = buffer.subarray(next.next);
      if (skip > 0) skip -= 1;
      else if (Array.isArray(next.reply)) subscription.onMessage(next.reply);
    }
  });
  socket.write(encodeCommands([...hello, [subscription.command, ...subscription.channels]]));
  return () => socket.destroy();
};
