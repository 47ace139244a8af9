import { isAllowedIndex, type Operation } from "./context";
import type { IndexEntry } from "./index-entry";

const describe = (entry: IndexEntry, replicas: readonly string[]) => ({
  name: entry.name,
  createdAt: entry.createdAt,
  updatedAt: entry.updatedAt,
  entries: entry.records.size,
  dataSize: entry.records.dataSize,
  fileSize: entry.records.dataSize,
  lastBuildTimeS: 0,
  numberOfPendingTasks: 0,
  pendingTask: false,
  ...(entry.primary !== undefined && { primary: entry.primary }),
  ...(entry.isVirtual && { virtual: true }),
  ...(replicas.length > 0 && { replicas }),
});

export const listIndices: Operation = (context) => {
  const { page, hitsPerPage } = context.request.query;
  const items = [...context.store.indices.values()]
    .filter((entry) => isAllowedIndex(context.caller, entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((entry) =>
      describe(
        entry,
        context.store.replicasOf(entry).map(({ name }) => name),
      ),
    );
  if (page === undefined) return { body: { items, nbPages: 1 } };
  const size = Math.max(1, Number(hitsPerPage ?? 100));
  const from = Number(page) * size;
  return { body: { items: items.slice(from, from + size), nbPages: Math.ceil(items.length / size) } };
};

/** For the status page: every index with its settings. */
export const overview: Operation = (context) => ({
  body: [...context.store.indices.values()].map((entry) => ({
    ...describe(
      entry,
      context.store.replicasOf(entry).map(({ name }) => name),
    ),
    settings: entry.settings,
    synonyms: entry.synonyms.size,
    rules: entry.rules.size,
  })),
});
