import type { Command, Decode, Reply } from "./resp";

export type Subscription = {
  command: "SUBSCRIBE" | "PSUBSCRIBE";
  channels: readonly string[];
  onMessage: (parts: Reply[]) => void;
};

/** A Redis, wherever it runs. */
export type Engine = {
  /** Runs the commands one after another with nobody's commands between them, and answers their replies in order. */
  exchange(commands: readonly Command[], decode: Decode): Promise<Reply[]>;
  /** @returns ends the subscription */
  subscribe(subscription: Subscription): () => void;
  stop(): Promise<void>;
};
