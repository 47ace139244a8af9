import { and, desc, eq, like } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { events } from "@/db/schema/events";
import { createContext } from "@/lib/events/context";
import { indexName, withSearchIndex } from "@/lib/services/search-index";
import { addProducts } from "@/testing/catalog";
import { useDatabase } from "@/testing/database";
import { applySearchSettings } from "./apply-settings";
import { reindexProducts } from "./reindex-products";
import { removeSynonym } from "./remove-synonym";
import { indexOf, PRODUCT_INDEX } from "./rules";
import { saveNeedlessWords } from "./save-needless-words";
import { saveSynonym } from "./save-synonym";
import { searchProducts } from "./search-products";
import { SynonymForm } from "./word-schema";
import { findNeedlessWords, listSynonyms } from "./words";

const db = useDatabase();
const ctx = () => createContext(db(), "user:usr_admin");

const namesOf = async (q: string) =>
  (await searchProducts({ q, page: 1, size: 10 })).hits.map(({ product }) => product.name).sort();

const save = async (given: { id?: string; kind: "same" | "one-way"; word?: string; words: string }) => {
  const saved = await saveSynonym(ctx(), SynonymForm.parse(given));
  if (!saved.ok) throw new Error(saved.problem.detail);
  await applySearchSettings(db());
  return saved.value;
};

const audited = async () => {
  const rows = await db()
    .select()
    .from(auditEntries)
    .where(and(like(auditEntries.action, "search.%"), eq(auditEntries.actor, "user:usr_admin")))
    .orderBy(desc(auditEntries.id));
  return rows.map(({ action, before, after }) => ({ action, before, after }));
};

beforeAll(async () => {
  await addProducts(db(), [{ name: "Velocipede" }, { name: "Ordinary wheel" }, { name: "Plain kettle" }]);
  await applySearchSettings(db());
  await reindexProducts(db());
});

test("an empty shop starts with the usual words, and what was removed does not come back", async () => {
  const usual = await listSynonyms(db());
  expect(usual.length).toBeGreaterThan(100);
  const [first] = usual;
  await removeSynonym(ctx(), first?.id ?? "");
  await removeSynonym(ctx(), first?.id ?? "");
  await applySearchSettings(db());
  expect((await listSynonyms(db())).length).toBe(usual.length - 1);
  const { nbHits } = await withSearchIndex((client) =>
    client.searchSynonyms({ indexName: indexName(PRODUCT_INDEX) }),
  );
  expect(nbHits).toBe(usual.length - 1);
});

test("words of one meaning find each other, in every order of the hits, until they are changed or removed", async () => {
  expect(await namesOf("boneshaker")).toEqual([]);
  const id = await save({ kind: "same", words: "Boneshaker,\n velocipede ; velocipede" });
  expect(await namesOf("boneshaker")).toEqual(["Velocipede"]);
  const byPrice = await withSearchIndex((client) =>
    client.searchSingleIndex({
      indexName: indexOf(indexName(PRODUCT_INDEX), "price"),
      searchParams: { query: "boneshaker" },
    }),
  );
  expect(byPrice.nbHits).toBe(1);
  await save({ id, kind: "same", words: "boneshaker, ordinary" });
  expect(await namesOf("boneshaker")).toEqual(["Ordinary wheel"]);
  await removeSynonym(ctx(), id);
  await applySearchSettings(db());
  expect(await namesOf("boneshaker")).toEqual([]);
  expect((await audited()).slice(0, 3)).toEqual([
    {
      action: "search.synonym-remove",
      before: { kind: "same", word: null, words: ["boneshaker", "ordinary"] },
      after: null,
    },
    {
      action: "search.synonym-change",
      before: { kind: "same", word: null, words: ["boneshaker", "velocipede"] },
      after: { kind: "same", word: null, words: ["boneshaker", "ordinary"] },
    },
    {
      action: "search.synonym-add",
      before: null,
      after: { kind: "same", word: null, words: ["boneshaker", "velocipede"] },
    },
  ]);
  const told = await db().select().from(events).where(eq(events.type, "search.words-changed"));
  expect(told.length).toBeGreaterThanOrEqual(3);
});

test("one way is one way", async () => {
  await save({ kind: "one-way", word: "kitchenware", words: "kettle" });
  expect(await namesOf("kitchenware")).toEqual(["Plain kettle"]);
  await addProducts(db(), [{ name: "Kitchenware shelf" }]);
  await reindexProducts(db());
  expect(await namesOf("kettle")).toEqual(["Plain kettle"]);
  expect(await namesOf("kitchenware")).toEqual(["Kitchenware shelf", "Plain kettle"]);
});

test("words that need not be found are left out of account", async () => {
  const before = await findNeedlessWords(db());
  expect(before).toEqual({ ignoreCommon: true, optional: [] });
  await saveNeedlessWords(ctx(), { ignoreCommon: true, optional: ["cheapest"] });
  await applySearchSettings(db());
  expect(await namesOf("cheapest plain kettle")).toContain("Plain kettle");
  expect((await audited())[0]).toMatchObject({ action: "search.needless-words", before });
});

test.each([
  [{ kind: "same", words: "one" }, "words"],
  [{ kind: "same", words: "" }, "words"],
  [{ kind: "one-way", words: "a, b" }, "word"],
  [{ kind: "one-way", word: "a", words: "" }, "words"],
  [{ kind: "one-way", word: "a", words: "A, b" }, "words"],
  [{ kind: "same", words: Array.from({ length: 21 }, (_, n) => `w${n}`).join() }, "words"],
  [{ kind: "same", words: `a, ${"b".repeat(61)}` }, "words"],
])("%j is not saved", (given, path) => {
  const parsed = SynonymForm.safeParse(given);
  expect(parsed.error?.issues[0]?.path[0]).toBe(path);
});

test("who changes what somebody removed is told so", async () => {
  const saved = await saveSynonym(ctx(), { id: "syn_gone", kind: "same", word: null, words: ["a", "b"] });
  expect(saved.ok ? null : saved.problem.slug).toBe("not-found");
});
