import type { Subscription } from "./engine";
import { type Command, type Decode, encodeCommands, type Reply, readReply, utf8 } from "./resp";
import type { WasmInstance } from "./wasm-instance";
import type { WasmSocket } from "./wasm-sockets";

const GIVE_UP_AFTER_IDLE_STEPS = 100;
const EMPTY: Buffer = Buffer.alloc(0);

/** The connection that all callers share: whoever comes has it for one exchange, which is over when it returns. */
export const openShared = (valkey: WasmInstance, step: () => void) => {
  let output = EMPTY;
  const collect = (bytes: Buffer) => {
    output = output.length === 0 ? bytes : Buffer.concat([output, bytes]);
  };
  let socket = valkey.connect(collect);

  /** A command that waits for something would answer into somebody else's exchange: its connection is given up. */
  const giveUp = (): never => {
    socket.close();
    output = EMPTY;
    socket = valkey.connect(collect);
    throw new Error("ERR commands that wait are not supported");
  };

  return (commands: readonly Command[], decode: Decode): Reply[] => {
    const replies: Reply[] = [];
    let at = 0;
    let idle = 0;
    socket.send(encodeCommands(commands));
    while (replies.length < commands.length) {
      const before = output.length;
      step();
      idle = output.length > before || !socket.drained() ? 0 : idle + 1;
      if (idle > GIVE_UP_AFTER_IDLE_STEPS) giveUp();
      for (let next = readReply(output, at, decode); next; next = readReply(output, at, decode)) {
        replies.push(next.reply);
        at = next.next;
        if (at === output.length) break;
      }
    }
    output = EMPTY;
    return replies;
  };
};

/** A connection that hears channels; the first `skip` messages (confirmations heard before) are kept from it. */
export const openListener = (valkey: WasmInstance, subscription: Subscription, skip: number): WasmSocket => {
  const { command, channels, onMessage } = subscription;
  let buffer = EMPTY;
  let skipped = 0;
  const socket = valkey.connect((bytes) => {
    buffer = Buffer.concat([buffer, bytes]);
    for (let next = readReply(buffer, 0, utf8); next; next = readReply(buffer, 0, utf8)) {
      buffer = buffer.subarray(next.next);
      if (skipped < skip) skipped += 1;
      else if (Array.isArray(next.reply)) onMessage(next.reply);
    }
  });
  socket.send(encodeCommands([[command, ...channels]]));
  return socket;
};
