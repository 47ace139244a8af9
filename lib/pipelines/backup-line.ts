import { z } from "zod";
import type { OrderEvent } from "./project-order";

/**
 * One event as it lies in a backup: the envelope of the log, whose `data` is the whole order where it came from elsewhere.
 * The card data of such an order was dropped before it was stored.
 */
const Line = z.object({
  id: z.string().startsWith("evt_"),
  type: z.string().min(1),
  version: z.int().positive(),
  aggregateId: z.string().min(1),
  occurredAt: z.iso.datetime().transform((at) => new Date(at)),
  actor: z.string(),
  requestId: z.string(),
  attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  data: z.record(z.string(), z.unknown()),
});
export type BackupLine = z.output<typeof Line>;

export const writeLine = (event: OrderEvent, document: Record<string, unknown> | undefined): string => {
  const { id, type, version, aggregateId, occurredAt, actor, requestId, attributes, data } = event;
  const envelope = { id, type, version, aggregateId, occurredAt, actor, requestId, attributes };
  return JSON.stringify({ ...envelope, data: document ?? data });
};

/** The events of an object, and the numbers of the lines that hold none. */
export const readLines = (text: string): { lines: BackupLine[]; unreadable: number[] } => {
  const lines: BackupLine[] = [];
  const unreadable: number[] = [];
  for (const [at, one] of text.split("\n").entries()) {
    if (one === "") continue;
    const parsed = Line.safeParse(parse(one));
    if (parsed.success) lines.push(parsed.data);
    else unreadable.push(at + 1);
  }
  return { lines, unreadable };
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
