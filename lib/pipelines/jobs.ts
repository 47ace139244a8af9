import { type Job, PermanentJobError } from "@/lib/events/job";
import { readSettings } from "@/lib/events/pipeline-settings";
import type { ShopEvent } from "@/lib/events/types";
import { bufferBackup } from "./buffer-backup";
import { indexOrder } from "./index-order";
import { corrupt, isOrderEvent, type OrderEvent, projectOrder } from "./project-order";
import { PIPELINES } from "./rules";
import { shareRows, writeRows } from "./write-row";

const asOrder = (event: ShopEvent): OrderEvent => {
  if (isOrderEvent(event)) return event;
  throw new PermanentJobError(`the pipelines do not hear ${event.type}`);
};

/** Keeps one row an order. While the drill's bug is on, what it writes is wrong. */
export const checkoutPipeline: Job = {
  effect: "transaction",
  async run(tx, _ctx, event) {
    const row = projectOrder(asOrder(event));
    await shareRows(tx);
    const { fault } = await readSettings(tx, PIPELINES.checkout);
    await writeRows(tx, [fault ? corrupt(row) : row]);
  },
};

/** Gathers lines for the next object in Blob. */
export const backupPipeline: Job = {
  effect: "transaction",
  run: (tx, ctx, event) => bufferBackup(tx, ctx, asOrder(event)),
};

/** Puts the order into the analytics index, or aside when the index is away. */
export const analyticsPipeline: Job = {
  effect: "external",
  run: (ctx, event) => indexOrder(ctx, asOrder(event)),
};
