import { inTransaction } from "@/db/client";
import type { Context } from "@/lib/events/context";
import { changedFields } from "./fields";
import type { ImportedProduct, ImportFault } from "./import-plan";
import { judgeRows, planProducts } from "./plan-products";
import type { WriteProductsInput } from "./write-products";

export type ImportPreview = {
  created: number;
  changed: number;
  unchanged: number;
  failed: ImportFault[];
};

const outcomeOf = ({ before, fields, stock }: ImportedProduct): "created" | "changed" | "unchanged" => {
  if (!before) return "created";
  const differs = Object.keys(changedFields(before, fields).after).length > 0;
  return differs || before.archived || before.stock !== stock ? "changed" : "unchanged";
};

/** What `writeProducts` would do with these rows now, and what is wrong with those that it would refuse. Writes nothing. */
export const previewProducts = async (
  ctx: Context,
  { rows, priceUnit, defaultStock }: WriteProductsInput,
): Promise<ImportPreview> => {
  const { good, failed } = judgeRows(rows, priceUnit);
  const plan = await inTransaction(ctx.db, (tx) => planProducts(tx, good, defaultStock));
  const counts = { created: 0, changed: 0, unchanged: 0 };
  for (const product of plan.products) counts[outcomeOf(product)] += 1;
  const faults = [...failed, ...plan.failed].sort((left, right) => left.index - right.index);
  return { ...counts, failed: faults };
};
