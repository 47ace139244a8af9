import type { Synonym } from "@/emulators/algolia/query/synonyms";
import type { RecordData } from "@/emulators/algolia/records/paths";
import type { StoredSettings } from "@/emulators/algolia/settings/settings";
import type { Rule } from "./index-entry";

export type Scope = "settings" | "synonyms" | "rules";

/** Changes to one of the two lists of an index that are kept beside its records. */
export type ListChange<T> = { save?: T[]; remove?: string[]; clear?: boolean };

/**
 * Everything that changes the stored indices. These are what the journal holds: applying them again to the same
 * state gives the same state, so they carry results (whole records), not operations.
 */
export type Mutation = { at: string } & (
  | { type: "put"; index: string; records: RecordData[] }
  | { type: "remove"; index: string; ids: string[] }
  | { type: "clear"; index: string }
  | { type: "drop"; index: string }
  | { type: "settings"; index: string; settings: StoredSettings; forward: boolean }
  | { type: "synonyms"; index: string; change: ListChange<Synonym>; forward: boolean }
  | { type: "rules"; index: string; change: ListChange<Rule>; forward: boolean }
  | { type: "copy"; from: string; to: string; scope?: Scope[] }
  | { type: "move"; from: string; to: string }
);
