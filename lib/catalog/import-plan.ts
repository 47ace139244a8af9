import type { FieldError } from "@/lib/kernel/errors";
import type { ImportRow } from "./import-row";
import type { ProductFields } from "./insert-products";
import { OTHER_CATEGORY, shelfArt, slugify } from "./rules";

/** A product as it stands before the import. */
export type ExistingProduct = ProductFields & {
  id: string;
  archived: boolean;
  stock: number;
  reserved: number;
};

/** A product as the import leaves it; `before` null means that it is new. */
export type ImportedProduct = {
  id: string;
  before: ExistingProduct | null;
  fields: ProductFields;
  stock: number;
};

export type ImportFault = { index: number; errors: FieldError[] };

export type ImportPlan = { products: ImportedProduct[]; written: number; failed: ImportFault[] };

export type ImportSurroundings = {
  existing: ExistingProduct[];
  /** Slugs that other products have and that a derived slug has to keep clear of. */
  takenSlugs: Iterable<string>;
  /** The picture of each category that exists, by slug. */
  categoryArt: Map<string, string>;
  defaultStock: number;
  newId: () => string;
};

const freeSlug = (base: string, isTaken: (slug: string) => boolean): string => {
  if (!isTaken(base)) return base;
  for (let n = 2; ; n += 1) if (!isTaken(`${base}-${n}`)) return `${base}-${n}`;
};

/** The fields that the row names; what it does not name is left as it is. */
const named = (fields: Partial<ProductFields>): Partial<ProductFields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** The products as they stand while the rows are worked through. */
const shelvesOf = ({ existing, takenSlugs }: ImportSurroundings) => {
  const byId = new Map<string, ImportedProduct>();
  const bySlug = new Map<string, ImportedProduct>();
  const taken = new Set(takenSlugs);
  const touched = new Set<string>();
  const put = (product: ImportedProduct) => {
    byId.set(product.id, product);
    bySlug.set(product.fields.slug, product);
    taken.add(product.fields.slug);
  };
  for (const before of existing) {
    const { id, archived: _archived, stock, reserved: _reserved, ...fields } = before;
    put({ id, before, fields, stock });
  }
  return {
    match: ({ productId, explicitSlug, fields }: ImportRow): ImportedProduct | undefined =>
      (productId && byId.get(productId)) ||
      (explicitSlug && bySlug.get(explicitSlug)) ||
      (productId || explicitSlug ? undefined : bySlug.get(slugify(fields.name))),
    /** A slug that a product gives up stays taken until the import is over. */
    isTaken: (slug: string) => taken.has(slug),
    write(product: ImportedProduct, replaced?: ImportedProduct) {
      if (replaced) bySlug.delete(replaced.fields.slug);
      put(product);
      touched.add(product.id);
    },
    written: () => [...touched].flatMap((id) => byId.get(id) ?? []),
  };
};

type Shelves = ReturnType<typeof shelvesOf>;

const faultOf = (row: ImportRow, known: ImportedProduct | undefined, shelves: Shelves): FieldError | null => {
  const { explicitSlug, stock } = row;
  if (explicitSlug && shelves.isTaken(explicitSlug) && known?.fields.slug !== explicitSlug) {
    return { path: "slug", message: `Another product has the address "${explicitSlug}".` };
  }
  const reserved = known?.before?.reserved ?? 0;
  if (stock !== undefined && stock < reserved) {
    return { path: "stock", message: `${reserved} are held by open orders.` };
  }
  return null;
};

const create = (
  row: ImportRow,
  { categoryArt, defaultStock, newId }: ImportSurroundings,
  shelves: Shelves,
) => {
  const { name, price, categorySlug = OTHER_CATEGORY } = row.fields;
  return {
    id: row.productId ?? newId(),
    before: null,
    stock: row.stock ?? defaultStock,
    fields: {
      description: "",
      topicSlug: null,
      company: "",
      ratingHalves: null,
      tags: [],
      retailerId: null,
      imageUrl: categoryArt.get(categorySlug) ?? shelfArt(categorySlug),
      ...named(row.fields),
      name,
      price,
      categorySlug,
      slug: row.explicitSlug ?? freeSlug(slugify(name), shelves.isTaken),
    },
  };
};

/**
 * Works out what an import does, row after row and without touching anything: a row is matched by its `productId`, else
 * by an explicit slug, else, when it has no `productId`, by its name's slug; a later row for the same product adds to
 * the earlier one.
 */
export const planImport = (
  rows: { index: number; row: ImportRow }[],
  surroundings: ImportSurroundings,
): ImportPlan => {
  const shelves = shelvesOf(surroundings);
  const failed: ImportFault[] = [];
  for (const { index, row } of rows) {
    const known = shelves.match(row);
    const fault = faultOf(row, known, shelves);
    if (fault) failed.push({ index, errors: [fault] });
    else if (!known) shelves.write(create(row, surroundings, shelves));
    else {
      const fields = { ...known.fields, ...named(row.fields) };
      shelves.write({ ...known, fields, stock: row.stock ?? known.stock }, known);
    }
  }
  return { products: shelves.written(), written: rows.length - failed.length, failed };
};
