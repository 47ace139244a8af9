/** A defect that is planted on purpose: `from`, which stands in its file once, becomes `to`. */
export type Defect = { name: string; file: string; from: string; to: string };
/** A proof of `scripts/prove` that runs built servers, and what it must catch. */
export type ServerProof = { name: string; defects: Defect[] };

export const SERVER_PROOFS: ServerProof[] = [
  {
    name: "last-units",
    defects: [
      {
        name: "stock that is looked at without a lock before it is held",
        file: "lib/catalog/move-stock.ts",
        from: '    .orderBy(productStock.productId)\n    .for("update");',
        to: "    .orderBy(productStock.productId);",
      },
    ],
  },
  {
    name: "kill",
    defects: [
      {
        name: "a key whose call died that is not free again for days",
        file: "lib/idempotency/claim-key.ts",
        from: "and idempotency_keys.claimed_at < now() - make_interval(secs =>",
        to: "and idempotency_keys.claimed_at < now() - make_interval(hours =>",
      },
    ],
  },
  {
    name: "outages",
    defects: [
      {
        name: "a delivery that counts as published before the queue has it",
        file: "lib/events/fan-out.ts",
        from: "insert into deliveries (id, event_id, subscription)\n      select id, event_id, name from heard",
        to: "insert into deliveries (id, event_id, subscription, published_at)\n      select id, event_id, name, now() from heard",
      },
      {
        name: "a database that is away told as a fault of ours",
        file: "lib/kernel/database-away.ts",
        from: "LOST_CONNECTION.test(message)) return true;",
        to: "LOST_CONNECTION.test(message)) return false;",
      },
    ],
  },
  {
    name: "fork",
    defects: [
      {
        name: "a delivery that counts as done a second before its effect",
        file: "lib/events/deliveries.ts",
        from: "const claimed = await claim(tx, id);",
        to: "const claimed = await claim(ctx.db as unknown as Transaction, id);\n    await new Promise((resolve) => setTimeout(resolve, 1_000));",
      },
      {
        name: "deliveries that a kill left unpublished and nobody sweeps",
        file: "lib/events/dispatch.ts",
        from: "deliveries: await publishLeftBehind(db, SWEEP_AFTER_S) };",
        to: "deliveries: 0 };",
      },
    ],
  },
];

/** The source with that defect. @throws when it does not fit exactly one place */
export const withDefect = (source: string, { name, file, from, to }: Defect): string => {
  if (source.split(from).length !== 2) throw new Error(`"${name}" no longer fits ${file}.`);
  return source.replace(from, () => to);
};
