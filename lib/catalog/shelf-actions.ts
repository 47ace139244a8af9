"use server";

import { z } from "zod";
import { asAdmin } from "@/lib/http/admin-action";
import { readForm } from "@/lib/http/read-form";
import { ok, type Result } from "@/lib/kernel/result";
import { requestReindex } from "@/lib/search/request-reindex";
import {
  createShelf,
  deleteShelf,
  moveShelf,
  SHELF_KINDS,
  type ShelfInput,
  type ShelfKind,
  updateShelf,
} from "./edit-shelf";
import { expireTags } from "./expire-tags";
import { imageUrl, slug } from "./input";
import { catalogTags, shelfArt, slugify, TINTS, tintOf } from "./rules";

const kind = z.enum(SHELF_KINDS);

const ShelfForm = z
  .object({
    kind,
    /** Blank for a new one: made from the name. */
    slug: slug.optional(),
    isNew: z.literal("1").optional(),
    name: z.string().default("").pipe(z.string().trim().min(1, "Give it a name.").max(60)),
    blurb: z.string().trim().max(300).default(""),
    tint: z.enum(TINTS).optional(),
    imageUrl: imageUrl.optional(),
  })
  .transform(({ kind: what, isNew, ...given }) => {
    const address = given.slug ?? slugify(given.name);
    const shelf: ShelfInput = {
      slug: address,
      name: given.name,
      blurb: given.blurb,
      tint: given.tint ?? tintOf(address),
      imageUrl: given.imageUrl ?? shelfArt(address),
    };
    return { kind: what, isNew: isNew === "1", shelf };
  });

/** Every page that shows the row of shelves, and the shelf's own. */
const expireShelf = (what: ShelfKind, address: string): void =>
  expireTags([
    catalogTags.shelves,
    what === "category" ? catalogTags.category(address) : catalogTags.topic(address),
  ]);

/** Makes a category or topic, or changes one. A new name goes into the search index as well. */
export const saveShelfAction = async (_: unknown, form: FormData): Promise<Result<null>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(ShelfForm, form);
    if (!input.ok) return input;
    const { kind: what, isNew, shelf } = input.value;
    if (isNew) {
      const created = await createShelf(ctx, what, shelf);
      if (!created.ok) return created;
    } else {
      const updated = await updateShelf(ctx, what, shelf);
      if (!updated.ok) return updated;
      if (updated.value.renamed) await requestReindex(ctx, null);
    }
    expireShelf(what, shelf.slug);
    return ok(null);
  });

const Shelf = z.object({ kind, slug });

export const deleteShelfAction = async (_: unknown, form: FormData): Promise<Result<null>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(Shelf, form);
    if (!input.ok) return input;
    const deleted = await deleteShelf(ctx, input.value.kind, input.value.slug);
    if (deleted.ok) expireShelf(input.value.kind, input.value.slug);
    return deleted;
  });

const Move = Shelf.extend({ by: z.enum(["up", "down"]) });

export const moveShelfAction = async (_: unknown, form: FormData): Promise<Result<{ moved: boolean }>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(Move, form);
    if (!input.ok) return input;
    const { kind: what, slug: address, by } = input.value;
    const moved = await moveShelf(ctx, what, address, by === "up" ? -1 : 1);
    if (moved.ok && moved.value.moved) expireTags([catalogTags.shelves]);
    return moved;
  });
