import { invalidParam, invalidRequest, noSuch } from "./failure";
import type { Params } from "./form";
import { hash, integer, text } from "./params";

type Listed = { id: string; created: number };

const BOUNDS: Record<string, (created: number, bound: number) => boolean> = {
  gt: (created, bound) => created > bound,
  gte: (created, bound) => created >= bound,
  lt: (created, bound) => created < bound,
  lte: (created, bound) => created <= bound,
};

const createdFilter = (params: Params): ((row: Listed) => boolean) => {
  if (typeof params.created === "string") {
    const exact = integer(params, "created");
    return (row) => exact === undefined || row.created === exact;
  }
  const bounds = hash(params, "created") ?? {};
  const checks = Object.keys(bounds).map((name) => {
    const within = BOUNDS[name];
    const bound = integer(bounds, name);
    if (!within || bound === undefined)
      throw invalidParam(
        `created[${name}]`,
        "parameter_unknown",
        `Received unknown parameter: created[${name}]`,
      );
    return (row: Listed) => within(row.created, bound);
  });
  return (row) => checks.every((check) => check(row));
};

const cursorIndex = (rows: readonly Listed[], params: Params, name: string): number | undefined => {
  const id = text(params, name);
  if (id === undefined) return undefined;
  const index = rows.findIndex((row) => row.id === id);
  if (index < 0) throw noSuch("object", id, name, 400);
  return index;
};

export const LIST_PARAMS = ["limit", "starting_after", "ending_before", "created"] as const;

/** One page of rows that come newest first, with the vendor's cursors and `created` bounds. */
export const page = <T extends Listed>(url: string, rows: readonly T[], params: Params) => {
  const limit = integer(params, "limit") ?? 10;
  if (limit < 1 || limit > 100)
    throw invalidParam("limit", "parameter_invalid_integer", "limit must be between 1 and 100");
  const after = cursorIndex(rows, params, "starting_after");
  const before = cursorIndex(rows, params, "ending_before");
  if (after !== undefined && before !== undefined)
    throw invalidRequest("starting_after and ending_before cannot be used together.");

  const filter = createdFilter(params);
  const range = rows.slice(after === undefined ? 0 : after + 1, before).filter(filter);
  const data = before === undefined ? range.slice(0, limit) : range.slice(-limit);
  return { object: "list" as const, data, has_more: range.length > data.length, url };
};
