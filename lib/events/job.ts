import type { Transaction } from "@/db/client";
import type { Context } from "./context";
import type { ShopEvent } from "./types";

/** The effect is in Postgres: it commits together with the delivery and so happens once. */
export type TransactionJob = {
  effect: "transaction";
  run(tx: Transaction, ctx: Context, event: ShopEvent): Promise<void>;
};

/** The effect is elsewhere: it happens at least once and carries the delivery's id, so that twice does no harm. */
export type ExternalJob = {
  effect: "external";
  run(ctx: Context, event: ShopEvent, deliveryId: string): Promise<void>;
};

/** What a domain does when an event arrives. */
export type Job = TransactionJob | ExternalJob;

/** Thrown by a job that trying again cannot heal: the delivery goes among the dead letters at once. */
export class PermanentJobError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "PermanentJobError";
  }
}
