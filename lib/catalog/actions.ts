"use server";

import { z } from "zod";
import { nameActors } from "@/lib/accounts/desk-queries";
import { listAudit } from "@/lib/audit/queries";
import type { Context } from "@/lib/events/context";
import { asAdmin } from "@/lib/http/admin-action";
import { readForm } from "@/lib/http/read-form";
import { type Problem, problem } from "@/lib/kernel/errors";
import { fail, ok, type Result } from "@/lib/kernel/result";
import { adjustStock } from "./adjust-stock";
import { type BulkChange, changeProducts } from "./change-products";
import { createProduct } from "./create-product";
import { findDeskProduct } from "./desk-queries";
import { expireChanges } from "./expire-tags";
import {
  type Conflict,
  differingFields,
  type FormValues,
  formValuesOf,
  type SavedProduct,
} from "./form-rules";
import { imageUrl, productId } from "./input";
import { amountField, NewProductForm, ProductForm, SaveForm, StockForm } from "./product-form";
import { productEtag } from "./rules";
import type { VersionedProduct } from "./schema";
import { updateProduct } from "./update-product";

const saved = ({ product, version }: VersionedProduct): Result<SavedProduct> =>
  ok({ productId: product.productId, version, values: formValuesOf(product) });

/** What stands there now, who put it there and when; null when the product is gone. */
const conflictOf = async ({ db }: Context, id: string): Promise<Conflict | null> => {
  const found = await findDeskProduct(db, id);
  if (!found || found.archivedAt) return null;
  const { entries } = await listAudit(db, { subject: id, action: "product.update" }, { limit: 1 });
  const actor = entries[0]?.actor ?? "";
  return {
    version: found.version,
    theirs: formValuesOf(found.product),
    by: (await nameActors(db, [actor])).get(actor) ?? "Somebody",
    at: entries[0]?.at ?? found.product.updatedAt,
  };
};

const staleVersion = (conflict: Conflict): Problem =>
  problem(
    "precondition-failed",
    `${conflict.by} saved other values while you were typing. Look at both, then save again.`,
    { extra: { conflict } },
  );

const seenValues = (form: FormData): FormValues | null => {
  try {
    return JSON.parse(String(form.get("seen"))) as FormValues;
  } catch {
    return null;
  }
};

/**
 * Saves the editor's fields. A product that somebody changed since it was shown is left alone: the answer holds their
 * values. When what they changed is nothing that the form shows, such as the picture, it is saved all the same.
 */
export const saveProductAction = async (_: unknown, form: FormData): Promise<Result<SavedProduct>> =>
  asAdmin(async ({ ctx }) => {
    const target = readForm(SaveForm, form);
    if (!target.ok) return target;
    const changes = readForm(ProductForm, form);
    if (!changes.ok) return changes;
    const id = target.value.productId;
    const save = (version: number) =>
      updateProduct(ctx, { productId: id, changes: changes.value, ifMatch: productEtag(id, version) });
    let updated = await save(target.value.version);
    if (!updated.ok && updated.problem.slug === "precondition-failed") {
      const conflict = await conflictOf(ctx, id);
      const seen = seenValues(form);
      if (!conflict) return updated;
      if (!seen || differingFields(seen, conflict.theirs).length > 0) return fail(staleVersion(conflict));
      updated = await save(conflict.version);
    }
    if (!updated.ok) return updated;
    expireChanges([updated.value.change]);
    return saved(updated.value);
  });

export const createProductAction = async (_: unknown, form: FormData): Promise<Result<SavedProduct>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(NewProductForm, form);
    if (!input.ok) return input;
    const created = await createProduct(ctx, input.value);
    if (!created.ok) return created;
    expireChanges([created.value.change]);
    return saved(created.value);
  });

const PictureForm = z.object({
  productId,
  imageUrl: z.string().default("").pipe(imageUrl),
});

/** Gives a product a picture by its address. */
export const setPictureAction = async (_: unknown, form: FormData): Promise<Result<null>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(PictureForm, form);
    if (!input.ok) return input;
    const { productId: id, imageUrl: address } = input.value;
    const updated = await updateProduct(ctx, { productId: id, changes: { imageUrl: address } });
    if (!updated.ok) return updated;
    expireChanges([updated.value.change]);
    return ok(null);
  });

/** Sets a stock against the one that was shown; another one by now is answered with what it is. */
export const adjustStockAction = async (
  _: unknown,
  form: FormData,
): Promise<Result<{ stock: number; available: number }>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(StockForm, form);
    return input.ok ? adjustStock(ctx, input.value) : input;
  });

const percent = z
  .string()
  .default("")
  .pipe(z.string().regex(/^-?\d{1,3}$/, "Write whole percents, such as 10 or -15."))
  .transform(Number)
  .refine((value) => value !== 0 && value > -100, "Write whole percents from -99 up, but not 0.");

const shelf = z.string({ error: "Choose one." }).min(1).max(60);

const BulkForm: z.ZodType<BulkChange> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("archive") }),
  z.object({ kind: z.literal("restore") }),
  z.object({ kind: z.literal("price"), price: amountField("Write the new price.") }),
  z.object({ kind: z.literal("percent"), percent }),
  z.object({ kind: z.literal("category"), category: shelf }),
  z.object({ kind: z.literal("topic"), topic: shelf.optional().transform((topic) => topic ?? null) }),
]);

const Ids = z.array(productId).min(1, "Choose a product first.").max(100, "Choose at most 100 products.");

/** Does one thing to the products that are ticked, to all or to none. Answers how many were changed. */
export const changeProductsAction = async (
  _: unknown,
  form: FormData,
): Promise<Result<{ changed: number }>> =>
  asAdmin(async ({ ctx }) => {
    const ids = Ids.safeParse(form.getAll("productId"));
    if (!ids.success) {
      return fail(problem("invalid-body", ids.error.issues[0]?.message ?? "Choose products first."));
    }
    const change = readForm(BulkForm, form);
    if (!change.ok) return change;
    const changed = await changeProducts(ctx, ids.data, change.value);
    if (!changed.ok) return changed;
    expireChanges(changed.value);
    return ok({ changed: changed.value.length });
  });
