import { compileSynonyms, type Synonym, type SynonymTable } from "@/emulators/algolia/query/synonyms";
import type { RecordSet } from "@/emulators/algolia/records/record-set";
import type { StoredSettings } from "@/emulators/algolia/settings/settings";

/** A rule is kept and given back; searches do not apply it. */
export type Rule = { objectID: string; [field: string]: unknown };

/** An index: its own settings, synonyms and rules over records that a replica shares with its primary. */
export class IndexEntry {
  readonly name: string;
  records: RecordSet;
  settings: StoredSettings;
  /** Name of the primary, for a replica. */
  primary?: string;
  isVirtual = false;
  readonly synonyms = new Map<string, Synonym>();
  readonly rules = new Map<string, Rule>();
  createdAt: string;
  updatedAt: string;
  private compiled?: SynonymTable;

  constructor(name: string, records: RecordSet, settings: StoredSettings, at: string) {
    this.name = name;
    this.records = records;
    this.settings = settings;
    this.createdAt = at;
    this.updatedAt = at;
  }

  get synonymTable(): SynonymTable {
    this.compiled ??= compileSynonyms(this.synonyms.values());
    return this.compiled;
  }

  touch(at: string): void {
    this.updatedAt = at;
    this.compiled = undefined;
  }
}
