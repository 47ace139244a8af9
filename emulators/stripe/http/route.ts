import type { Params } from "@/emulators/stripe/core/form";
import type { Settings } from "@/emulators/stripe/core/settings";
import type { Transaction } from "@/emulators/stripe/core/transaction";
import type { Caller } from "./authorize";

export type Call = {
  tx: Transaction;
  params: Params;
  /** The `:id` of the path. */
  id: string;
  path: string;
  caller: Caller;
  settings: Settings;
};

export type Answer = { status: number; body: object };

export type Route = {
  method: "GET" | "POST" | "DELETE";
  path: string;
  /** Synchronous, so that no request ever sees another half done. */
  handle: (call: Call) => Answer | object;
  /** The names it takes, besides `expand`. */
  params: readonly string[];
  /** Whether a publishable key may call it. */
  openToBrowsers?: boolean;
  /** Whether it may move money, so that `webhook-first` applies. */
  confirms?: boolean;
};

const ANSWER = Symbol("answer");

/** An answer with a status of its own; handlers that just return an object answer 200. */
export const answer = (status: number, body: object): Answer =>
  Object.defineProperty({ status, body }, ANSWER, { value: true });

export const isAnswer = (value: Answer | object): value is Answer => ANSWER in value;
