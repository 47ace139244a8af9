import type { Operation } from "./context";
import { listIndices, overview } from "./index-operations";
import { clearItems, deleteItem, getItem, saveItem, saveItems, searchItems } from "./list-operations";
import {
  browseIndex,
  getObject,
  getObjects,
  searchFacet,
  searchIndex,
  searchMany,
} from "./search-operations";
import {
  batch,
  batchMany,
  clearIndex,
  copyOrMove,
  deleteBy,
  deleteIndex,
  deleteObject,
  getSettings,
  getTask,
  partialUpdate,
  putObject,
  saveObject,
  setSettings,
} from "./write-operations";

/** Everything the engine can be asked for, by name. */
export const OPERATIONS = {
  searchIndex,
  searchMany,
  searchFacet,
  browseIndex,
  getObject,
  getObjects,
  saveObject,
  putObject,
  partialUpdate,
  deleteObject,
  batch,
  batchMany,
  clearIndex,
  deleteIndex,
  deleteBy,
  getSettings,
  setSettings,
  copyOrMove,
  getTask,
  listIndices,
  overview,
  saveSynonym: saveItem("synonyms"),
  saveSynonyms: saveItems("synonyms"),
  clearSynonyms: clearItems("synonyms"),
  deleteSynonym: deleteItem("synonyms"),
  getSynonym: getItem("synonyms"),
  searchSynonyms: searchItems("synonyms"),
  saveRule: saveItem("rules"),
  saveRules: saveItems("rules"),
  clearRules: clearItems("rules"),
  deleteRule: deleteItem("rules"),
  getRule: getItem("rules"),
  searchRules: searchItems("rules"),
} satisfies Record<string, Operation>;

export type OperationName = keyof typeof OPERATIONS;
