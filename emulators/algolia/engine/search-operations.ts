import { browse } from "@/emulators/algolia/query/browse";
import { searchFacetValues } from "@/emulators/algolia/query/facet-search";
import type { Searched } from "@/emulators/algolia/query/find";
import { project } from "@/emulators/algolia/query/projection";
import { type SearchTrace, search } from "@/emulators/algolia/query/search";
import { isObject } from "@/emulators/algolia/records/paths";
import { stringsOf } from "@/emulators/algolia/settings/settings";
import { badRequest, VendorError } from "@/emulators/algolia/settings/vendor-error";
import type { Operation, OperationContext } from "./context";
import type { IndexEntry } from "./index-entry";

const fromText = (params: unknown): Record<string, unknown> =>
  typeof params === "string" ? Object.fromEntries(new URLSearchParams(params)) : {};

/** Search parameters come as members, as one URL-encoded text, or both; those of the key win. */
const parametersOf = (context: OperationContext, given: Record<string, unknown>): Record<string, unknown> => {
  const { params, ...others } = given;
  const { filters: _filters, ...forced } = context.caller.forced;
  return { ...fromText(params), ...others, ...forced };
};

const forcedFilters = (context: OperationContext): string | undefined => {
  const { filters } = context.caller.forced;
  return typeof filters === "string" ? filters : undefined;
};

const searchedOf = (context: OperationContext, entry: IndexEntry): Searched => ({
  records: entry.records,
  settings: context.store.settingsOf(entry),
  synonyms: entry.synonymTable,
});

const searchOne = (context: OperationContext, name: string, given: Record<string, unknown>) => {
  const entry = context.store.find(context.allow(name));
  return search({
    name,
    searched: searchedOf(context, entry),
    parameters: parametersOf(context, given),
    forcedFilters: forcedFilters(context),
    seesAll: context.caller.seesAll,
    isVirtual: entry.isVirtual,
  });
};

const facetValues = (
  context: OperationContext,
  name: string,
  facet: string,
  given: Record<string, unknown>,
) => {
  const entry = context.store.find(context.allow(name));
  const parameters = parametersOf(context, given);
  return searchFacetValues(searchedOf(context, entry), facet, parameters, forcedFilters(context));
};

export const searchIndex: Operation = (context) => {
  const { text, trace } = searchOne(context, context.index, {
    ...context.request.query,
    ...context.object(),
  });
  return { text, searches: [trace] };
};

/** Several searches in one request, over any indices; each may ask for values of a facet instead. */
export const searchMany: Operation = (context) => {
  const { requests, strategy } = context.object();
  if (!Array.isArray(requests)) throw badRequest("Missing mandatory attribute: requests");
  const searches: SearchTrace[] = [];
  let isDone = false;
  const results = requests.map((request) => {
    if (!isObject(request) || typeof request.indexName !== "string") {
      throw badRequest("indexName is required in each request");
    }
    const { indexName, type, facet, ...given } = request;
    if (isDone) return JSON.stringify({ hits: [], processed: false, index: indexName });
    if (type === "facet") {
      return JSON.stringify(facetValues(context, request.indexName, String(facet), given));
    }
    const { text, isFull, trace } = searchOne(context, request.indexName, given);
    searches.push(trace);
    isDone = strategy === "stopIfEnoughMatches" && isFull;
    return text;
  });
  return { text: `{"results":[${results.join(",")}]}`, searches };
};

export const searchFacet: Operation = (context) => ({
  body: facetValues(context, context.index, context.path("facet"), context.object()),
});

export const browseIndex: Operation = (context) => {
  const entry = context.store.find(context.index);
  const parameters = parametersOf(context, { ...context.request.query, ...context.object() });
  const searched = searchedOf(context, entry);
  return { body: browse(searched, parameters, context.hidden(entry), forcedFilters(context)) };
};

export const getObject: Operation = (context) => {
  const entry = context.store.find(context.index);
  const record = entry.records.get(context.path("objectID"));
  if (!record) throw new VendorError(404, "ObjectID does not exist");
  const wanted = context.request.query.attributesToRetrieve?.split(",");
  return { body: project(record, wanted, context.hidden(entry)) };
};

export const getObjects: Operation = (context) => {
  const { requests } = context.object();
  if (!Array.isArray(requests)) throw badRequest("Missing mandatory attribute: requests");
  const missing: string[] = [];
  const results = requests.map((request) => {
    if (!isObject(request)) throw badRequest("Expecting an object in requests");
    const entry = context.store.find(context.allow(String(request.indexName)));
    const record = entry.records.get(String(request.objectID));
    if (!record) missing.push(String(request.objectID));
    return record ? project(record, stringsOf(request.attributesToRetrieve), context.hidden(entry)) : null;
  });
  const message = missing.length > 0 ? { message: `Objects not found: ${missing.join(", ")}` } : {};
  return { body: { results, ...message } };
};
