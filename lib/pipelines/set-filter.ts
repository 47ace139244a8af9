import { inTransaction } from "@/db/client";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Context } from "@/lib/events/context";
import { parseFilterPolicy } from "@/lib/events/filter-policy";
import { type FilterJson, readSettings, writeSettings } from "@/lib/events/pipeline-settings";
import { ok, type Result } from "@/lib/kernel/result";
import { PIPELINES, type PipelineName } from "./rules";

const write = (ctx: Context, name: PipelineName, filter: FilterJson) =>
  inTransaction(ctx.db, async (tx) => {
    const before = await readSettings(tx, PIPELINES[name]);
    await writeSettings(tx, PIPELINES[name], { filter });
    const change = { before: { filter: before.filter }, after: { filter } };
    await recordAudit(tx, ctx, [{ action: "pipeline.filter", subject: name, ...change }]);
    return filter;
  });

/**
 * Says which events a pipeline wants, for deliveries that are published from now on. A policy that is none is refused with
 * the place of each fault.
 */
export const setFilter = async (
  ctx: Context,
  name: PipelineName,
  filter: FilterJson,
): Promise<Result<FilterJson>> => {
  const parsed = parseFilterPolicy(filter);
  return parsed.ok ? ok(await write(ctx, name, filter)) : parsed;
};

/** Lets everything pass. */
export const clearFilter = (ctx: Context, name: PipelineName): Promise<FilterJson> => write(ctx, name, {});
