import type { OperationName } from "@/emulators/algolia/engine/operations";

/** A path of the vendor's Search API, the right it takes, and what answers it. */
export type EngineRoute = {
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  acl: string;
  operation: OperationName;
};

const route = (
  method: EngineRoute["method"],
  path: string,
  acl: string,
  operation: OperationName,
): EngineRoute => ({ method, path, acl, operation });

/** In the order in which they are tried: fixed words come before names. */
export const ENGINE_ROUTES: readonly EngineRoute[] = [
  route("GET", "/1/indexes", "listIndexes", "listIndices"),
  route("POST", "/1/indexes/:all{\\*}/queries", "search", "searchMany"),
  route("POST", "/1/indexes/:all{\\*}/objects", "search", "getObjects"),
  route("POST", "/1/indexes/:all{\\*}/batch", "addObject", "batchMany"),
  route("GET", "/1/task/:taskID", "editSettings", "getTask"),
  route("GET", "/1/indexes/:index/settings", "settings", "getSettings"),
  route("PUT", "/1/indexes/:index/settings", "editSettings", "setSettings"),
  route("GET", "/1/indexes/:index/task/:taskID", "addObject", "getTask"),
  route("GET", "/1/indexes/:index/browse", "browse", "browseIndex"),
  route("POST", "/1/indexes/:index/browse", "browse", "browseIndex"),
  route("POST", "/1/indexes/:index/query", "search", "searchIndex"),
  route("POST", "/1/indexes/:index/batch", "addObject", "batch"),
  route("POST", "/1/indexes/:index/clear", "deleteIndex", "clearIndex"),
  route("POST", "/1/indexes/:index/operation", "addObject", "copyOrMove"),
  route("POST", "/1/indexes/:index/deleteByQuery", "deleteIndex", "deleteBy"),
  route("POST", "/1/indexes/:index/facets/:facet/query", "search", "searchFacet"),
  route("POST", "/1/indexes/:index/synonyms/batch", "editSettings", "saveSynonyms"),
  route("POST", "/1/indexes/:index/synonyms/clear", "editSettings", "clearSynonyms"),
  route("POST", "/1/indexes/:index/synonyms/search", "settings", "searchSynonyms"),
  route("GET", "/1/indexes/:index/synonyms/:objectID", "settings", "getSynonym"),
  route("PUT", "/1/indexes/:index/synonyms/:objectID", "editSettings", "saveSynonym"),
  route("DELETE", "/1/indexes/:index/synonyms/:objectID", "editSettings", "deleteSynonym"),
  route("POST", "/1/indexes/:index/rules/batch", "editSettings", "saveRules"),
  route("POST", "/1/indexes/:index/rules/clear", "editSettings", "clearRules"),
  route("POST", "/1/indexes/:index/rules/search", "settings", "searchRules"),
  route("GET", "/1/indexes/:index/rules/:objectID", "settings", "getRule"),
  route("PUT", "/1/indexes/:index/rules/:objectID", "editSettings", "saveRule"),
  route("DELETE", "/1/indexes/:index/rules/:objectID", "editSettings", "deleteRule"),
  route("POST", "/1/indexes/:index/:objectID/partial", "addObject", "partialUpdate"),
  route("POST", "/1/indexes/:index", "addObject", "saveObject"),
  route("DELETE", "/1/indexes/:index", "deleteIndex", "deleteIndex"),
  route("GET", "/1/indexes/:index/:objectID", "search", "getObject"),
  route("PUT", "/1/indexes/:index/:objectID", "addObject", "putObject"),
  route("DELETE", "/1/indexes/:index/:objectID", "deleteObject", "deleteObject"),
];
