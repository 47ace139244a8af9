import { eq, isNull } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { productStock, products, stockAdjustments } from "@/db/schema/catalog";
import { createContext } from "@/lib/events/context";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { askAs, formOf } from "@/testing/desk";
import { signIn } from "@/testing/session";
import { findDeskProduct, listDeskProducts } from "./desk-queries";
import { DeskProductFilter } from "./desk-rules";
import { exportProducts } from "./export-products";
import { type Conflict, formValuesOf } from "./form-rules";
import { previewProducts } from "./preview-products";
import { writeProducts } from "./write-products";

const db = useDatabase();
const actions = () => import("./actions");
let admin = "";

beforeAll(async () => {
  const signedIn = await signIn(db(), "admin");
  admin = signedIn.userId;
  askAs(signedIn.headers);
});

const addOne = async (name: string, more: Parameters<typeof addProducts>[1][number] | object = {}) => {
  const [row] = await addProducts(db(), [{ name, ...more }]);
  if (!row) throw new Error("nothing was added");
  return row;
};

const opened = async (productId: string) => {
  const found = await findDeskProduct(db(), productId);
  if (!found) throw new Error("there is no such product");
  return { values: formValuesOf(found.product), version: String(found.version) };
};

const save = async (
  productId: string,
  seen: Awaited<ReturnType<typeof opened>>,
  typed: Record<string, string>,
) => {
  const { saveProductAction } = await actions();
  const seenText = JSON.stringify(seen.values);
  const fields = { ...seen.values, ...typed, productId, version: seen.version, seen: seenText };
  return saveProductAction(null, formOf(fields));
};

const auditOf = (subject: string) =>
  db().select().from(auditEntries).where(eq(auditEntries.subject, subject)).orderBy(auditEntries.id);

describe("the editor", () => {
  test("saves what was typed, in the audit log with what was there before", async () => {
    const { id } = await addOne("Kettle", { price: 1000 });
    const saved = await save(id, await opened(id), { price: "12,50", tags: "tea, hot, tea" });
    expect(saved).toMatchObject({ ok: true, value: { values: { price: "12.50", tags: "tea, hot" } } });
    const [entry] = await auditOf(id);
    expect(entry).toMatchObject({
      actor: `user:${admin}`,
      action: "product.update",
      before: { price: 1000, tags: [] },
      after: { price: 1250, tags: ["tea", "hot"] },
    });
  });

  test("names every field that is wrong and changes nothing", async () => {
    const { id } = await addOne("Teapot");
    const refused = await save(id, await opened(id), { name: " ", price: "ten", slug: "A B" });
    const paths = refused.ok ? [] : refused.problem.errors?.map(({ path }) => path).sort();
    expect(paths).toEqual(["name", "price", "slug"]);
    expect(await auditOf(id)).toEqual([]);
  });

  test("never overwrites what a colleague saved meanwhile, and shows it", async () => {
    const { id } = await addOne("Mug", { price: 500 });
    const [mine, theirs] = [await opened(id), await opened(id)];
    expect(await save(id, theirs, { price: "6.00" })).toMatchObject({ ok: true });
    const refused = await save(id, mine, { price: "7.00" });
    expect(refused).toMatchObject({ ok: false, problem: { slug: "precondition-failed" } });
    const { conflict } = (refused.ok ? {} : refused.problem.extra) as { conflict: Conflict };
    expect(conflict).toMatchObject({ version: 2, by: "Someone", theirs: { price: "6.00" } });
    expect((await opened(id)).values.price).toBe("6.00");
    const again = { values: conflict.theirs, version: String(conflict.version) };
    expect(await save(id, again, { price: "7.00" })).toMatchObject({ ok: true });
    expect((await opened(id)).values.price).toBe("7.00");
  });

  test("is not disturbed by a picture that changed meanwhile", async () => {
    const { id } = await addOne("Plate");
    const mine = await opened(id);
    const { setPictureAction } = await actions();
    await setPictureAction(null, formOf({ productId: id, imageUrl: "/art/1f37d-fe0f" }));
    expect(await save(id, mine, { company: "Delft" })).toMatchObject({ ok: true });
    expect((await findDeskProduct(db(), id))?.product).toMatchObject({
      company: "Delft",
      imageUrl: "/art/1f37d-fe0f",
    });
  });
});

describe("stock", () => {
  const adjust = async (productId: string, stock: string, expectedStock: string, reason = "counted") => {
    const { adjustStockAction } = await actions();
    return adjustStockAction(null, formOf({ productId, stock, expectedStock, reason }));
  };

  test("is set with a reason that stays with it", async () => {
    const { id } = await addOne("Spoon", { stock: 10 });
    expect(await adjust(id, "7", "10", "three bent")).toMatchObject({ ok: true, value: { available: 7 } });
    const [last] = (
      await db().select().from(stockAdjustments).where(eq(stockAdjustments.productId, id))
    ).filter((row) => row.delta === -3);
    expect(last).toMatchObject({ stockAfter: 7, reason: "three bent", actor: `user:${admin}` });
  });

  test("that was sold from meanwhile is not overwritten", async () => {
    const { id } = await addOne("Fork", { stock: 10 });
    await db().update(productStock).set({ stock: 8 }).where(eq(productStock.productId, id));
    expect(await adjust(id, "12", "10")).toMatchObject({
      ok: false,
      problem: { slug: "stock-changed", extra: { stock: 8 } },
    });
    expect((await findDeskProduct(db(), id))?.product.stock).toBe(8);
  });

  test("cannot fall below what open orders hold, nor change without a reason", async () => {
    const { id } = await addOne("Knife", { stock: 10 });
    await db().update(productStock).set({ reserved: 4 }).where(eq(productStock.productId, id));
    expect(await adjust(id, "3", "10")).toMatchObject({ ok: false, problem: { slug: "insufficient-stock" } });
    expect(await adjust(id, "9", "10", " ")).toMatchObject({ ok: false, problem: { slug: "invalid-body" } });
  });
});

describe("many at once", () => {
  const change = async (ids: string[], fields: Record<string, string>) => {
    const { changeProductsAction } = await actions();
    return changeProductsAction(null, formOf({ ...fields, productId: ids }));
  };

  test("change by percent, each rounded half to even and each in the audit log", async () => {
    const rows = await addProducts(db(), [
      { name: "Lamp A", price: 105 },
      { name: "Lamp B", price: 115 },
    ]);
    const ids = rows.map((row) => row.id);
    expect(await change(ids, { kind: "percent", percent: "10" })).toEqual({
      ok: true,
      value: { changed: 2 },
    });
    const prices = await Promise.all(ids.map(async (id) => (await findDeskProduct(db(), id))?.product.price));
    expect(prices).toEqual([116, 126]);
    for (const id of ids) expect(await auditOf(id)).toHaveLength(1);
  });

  test("are archived and restored, all or none", async () => {
    const rows = await addProducts(db(), [{ name: "Rug A" }, { name: "Rug B" }]);
    const ids = rows.map((row) => row.id);
    await change(ids, { kind: "archive" });
    const archived = DeskProductFilter.parse({ state: "archived", q: "rug" });
    expect((await listDeskProducts(db(), archived)).rows).toHaveLength(2);
    const [first = ""] = ids;
    expect(await change(ids, { kind: "category", category: "toys" })).toMatchObject({ ok: false });
    expect((await findDeskProduct(db(), first))?.product.category).toBe("things");
    await change(ids, { kind: "restore" });
    expect((await listDeskProducts(db(), DeskProductFilter.parse({ q: "rug" }))).rows).toHaveLength(2);
  });
});

describe("the table", () => {
  beforeEach(async () => {
    await db().update(products).set({ archivedAt: new Date() });
  });

  test.each(["newest", "changed", "name", "price", "-price", "stock", "-stock", "sold"] as const)(
    "goes through every product once, sorted by %s",
    async (sort) => {
      const wanted = Array.from({ length: 120 }, (_, n) => ({
        name: `Sort ${sort} ${n % 7}`,
        slug: `sort-${sort.replace("-", "down-")}-${n}`,
        price: n % 5,
        stock: n % 3,
        createdAt: new Date(Date.UTC(2026, 0, 1, 0, 0, n % 11)),
      }));
      const rows = await addProducts(db(), wanted);
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await listDeskProducts(db(), DeskProductFilter.parse({ sort, after }));
        expect(page.total).toBe(120);
        seen.push(...page.rows.map(({ productId }) => productId));
        after = page.next ?? undefined;
      } while (after);
      expect(seen).toHaveLength(120);
      expect(new Set(seen)).toEqual(new Set(rows.map((row) => row.id)));
    },
  );

  test("finds text as it is typed, signs of patterns included", async () => {
    await addProducts(db(), [{ name: "100% wool" }, { name: "100 wool", slug: "plain-wool" }]);
    const { rows } = await listDeskProducts(db(), DeskProductFilter.parse({ q: "0% w" }));
    expect(rows.map(({ name }) => name)).toEqual(["100% wool"]);
  });
});

describe("an import", () => {
  const rows = [
    { name: "Import new", price: "1.50" },
    { name: "", price: "1.50" },
    { name: "Import free", price: "cheap" },
    { name: "Import known", price: "2.00" },
    { name: "Import same", price: "3.00" },
  ];
  const options = { priceUnit: "major" as const, defaultStock: 4 };
  const context = () => createContext(db(), `user:${admin}`);

  test("is tried first: every bad row is named, the others are counted, and nothing is written", async () => {
    await addProducts(db(), [
      { name: "Import known", price: 100 },
      { name: "Import same", price: 300 },
    ]);
    const before = [await db().$count(products), await db().$count(auditEntries)];
    const preview = await previewProducts(context(), { rows, ...options });
    expect(preview).toMatchObject({ created: 1, changed: 1, unchanged: 1 });
    expect(preview.failed.map(({ index, errors }) => [index, errors[0]?.path])).toEqual([
      [1, "name"],
      [2, "price"],
    ]);
    expect([await db().$count(products), await db().$count(auditEntries)]).toEqual(before);
    const written = await writeProducts(context(), { rows, ...options });
    expect(written.failed).toEqual(preview.failed);
    expect(await previewProducts(context(), { rows, ...options })).toMatchObject({ created: 0, changed: 0 });
  });

  test("of an export changes nothing", async () => {
    const { readProductFile } = await import("./file-rules");
    await addProducts(db(), [
      { name: '=SUM(1) "quoted", with comma', tags: ["a b", "c"], ratingHalves: 9, price: 1 },
      { name: "Two", description: "lines\nof text;", topicSlug: "winter", retailerId: "corner" },
    ]);
    const sold = await db().$count(products, isNull(products.archivedAt));
    for (const format of ["csv", "json"] as const) {
      const read = readProductFile(await new Response(exportProducts(db(), format)).text());
      if ("fault" in read) throw new Error(read.fault);
      const given = { rows: read.rows.map(({ row }) => row), priceUnit: read.unit, defaultStock: 0 };
      const preview = await previewProducts(context(), given);
      expect(preview).toEqual({ created: 0, changed: 0, unchanged: sold, failed: [] });
    }
  });
});
