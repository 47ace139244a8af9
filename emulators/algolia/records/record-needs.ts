import { facetsOf, type StoredSettings, shapeOf, sortPathsOf } from "@/emulators/algolia/settings/settings";
import type { RecordNeeds } from "./record-set";

/** What indices of these settings, sharing their records, ask of them. */
export const needsOf = (all: readonly StoredSettings[]): RecordNeeds => ({
  shapes: all.map(shapeOf),
  columns: {
    facets: new Set(["_tags", ...all.flatMap((settings) => facetsOf(settings).map(({ path }) => path))]),
    sorts: new Set(all.flatMap(sortPathsOf)),
  },
});
