import type { Synonym } from "@/emulators/algolia/query/synonyms";
import { isObject } from "@/emulators/algolia/records/paths";
import { stringsOf } from "@/emulators/algolia/settings/settings";
import { badRequest, VendorError } from "@/emulators/algolia/settings/vendor-error";
import { wordsOf } from "@/emulators/algolia/text/tokenize";
import { nextTask, type Operation, type OperationContext } from "./context";
import type { IndexEntry, Rule } from "./index-entry";
import type { ListChange } from "./mutations";

/** Synonyms and rules are kept alike: lists beside the records, saved one by one or in batches. */
type ListKind = "synonyms" | "rules";

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const SYNONYM_TYPES = ["synonym", "onewaysynonym", "altcorrection1", "altcorrection2", "placeholder"];

const readSynonym = (value: unknown): Synonym => {
  if (!isObject(value) || typeof value.objectID !== "string")
    throw badRequest("Each synonym needs an objectID");
  const type = String(value.type).toLowerCase();
  if (!SYNONYM_TYPES.includes(type)) throw badRequest(`Invalid synonym type: ${String(value.type)}`);
  const synonym: Synonym = {
    objectID: value.objectID,
    type,
    synonyms: stringsOf(value.synonyms),
    input: textOf(value.input),
    word: textOf(value.word),
    corrections: stringsOf(value.corrections),
    placeholder: textOf(value.placeholder),
    replacements: stringsOf(value.replacements),
  };
  return JSON.parse(JSON.stringify(synonym)) as Synonym;
};

const readRule = (value: unknown): Rule => {
  if (!isObject(value) || typeof value.objectID !== "string") throw badRequest("Each rule needs an objectID");
  if (!isObject(value.consequence)) throw badRequest(`Rule ${value.objectID} needs a consequence`);
  return { ...value, objectID: value.objectID };
};

const change = async (
  context: OperationContext,
  kind: ListKind,
  items: ListChange<unknown>,
): Promise<void> => {
  const { index, at, forwards: forward } = context;
  const { save, ...rest } = items;
  await context.persistence.change(() => ({
    mutations: [
      kind === "synonyms"
        ? { type: "synonyms", index, change: { ...rest, save: save?.map(readSynonym) }, forward, at }
        : { type: "rules", index, change: { ...rest, save: save?.map(readRule) }, forward, at },
    ],
    result: undefined,
  }));
};

const listOf = (entry: IndexEntry, kind: ListKind): Map<string, Synonym | Rule> =>
  new Map<string, Synonym | Rule>(entry[kind]);

export const saveItem =
  (kind: ListKind): Operation =>
  async (context) => {
    const objectID = context.path("objectID");
    await change(context, kind, { save: [{ ...context.object(), objectID }] });
    return { body: { taskID: nextTask(), updatedAt: context.at, id: objectID } };
  };

export const saveItems =
  (kind: ListKind): Operation =>
  async (context) => {
    const items = context.json();
    if (!Array.isArray(items)) throw badRequest("Expecting an array");
    const { replaceExistingSynonyms, clearExistingRules } = context.request.query;
    const clear = replaceExistingSynonyms === "true" || clearExistingRules === "true";
    await change(context, kind, { save: items, clear });
    return { body: { taskID: nextTask(), updatedAt: context.at } };
  };

export const clearItems =
  (kind: ListKind): Operation =>
  async (context) => {
    await change(context, kind, { clear: true });
    return { body: { taskID: nextTask(), updatedAt: context.at } };
  };

export const deleteItem =
  (kind: ListKind): Operation =>
  async (context) => {
    await change(context, kind, { remove: [context.path("objectID")] });
    const stamp = kind === "synonyms" ? { deletedAt: context.at } : { updatedAt: context.at };
    return { body: { taskID: nextTask(), ...stamp } };
  };

export const getItem =
  (kind: ListKind): Operation =>
  (context) => {
    const item = listOf(context.store.find(context.index), kind).get(context.path("objectID"));
    if (!item)
      throw new VendorError(
        404,
        kind === "synonyms" ? "Synonym set does not exist" : "ObjectID does not exist",
      );
    return { body: item };
  };

const DEFAULT_PAGE = 20;

/** Items in which every word of the query begins some word. */
export const searchItems =
  (kind: ListKind): Operation =>
  (context) => {
    const { query, type, page, hitsPerPage } = context.object();
    const typed = wordsOf(typeof query === "string" ? query : "", "query");
    const found = [...listOf(context.store.find(context.index), kind).values()].filter((item) => {
      if (typeof type === "string" && "type" in item && item.type !== type.toLowerCase()) return false;
      const words = wordsOf(JSON.stringify(item), "record");
      return typed.every((word) => words.some((candidate) => candidate.startsWith(word)));
    });
    const size = typeof hitsPerPage === "number" ? hitsPerPage : DEFAULT_PAGE;
    const number = typeof page === "number" ? page : 0;
    const hits = found
      .slice(number * size, (number + 1) * size)
      .map((item) => ({ ...item, _highlightResult: {} }));
    return {
      body: {
        hits,
        nbHits: found.length,
        page: number,
        nbPages: Math.ceil(found.length / Math.max(1, size)),
      },
    };
  };
