import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { stringsOf } from "@/emulators/algolia/settings/settings";
import { badRequest, VendorError } from "@/emulators/algolia/settings/vendor-error";
import { type Journal, openJournal } from "@/emulators/kit/journal";

/** An API key as the vendor stores it. */
export type ApiKey = {
  value: string;
  createdAt: number;
  acl: string[];
  description: string;
  indexes: string[];
  maxHitsPerQuery: number;
  maxQueriesPerIPPerHour: number;
  queryParameters: string;
  referers: string[];
  /** Seconds after creation at which it expires; 0: never. */
  validity: number;
};

type KeyRecord =
  | { type: "application"; appId: string; adminKey: string; searchKey: string }
  | { type: "key"; key: ApiKey }
  | { type: "deleted"; value: string };

const hex = (bytes: number): string => randomBytes(bytes).toString("hex");
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
const countOf = (value: unknown): number => (typeof value === "number" && value >= 0 ? value : 0);

const readKey = (value: string, createdAt: number, given: Record<string, unknown>): ApiKey => {
  const acl = stringsOf(given.acl);
  if (!acl) throw badRequest("Missing mandatory attribute: acl");
  return {
    value,
    createdAt,
    acl,
    description: textOf(given.description),
    indexes: stringsOf(given.indexes) ?? [],
    maxHitsPerQuery: countOf(given.maxHitsPerQuery),
    maxQueriesPerIPPerHour: countOf(given.maxQueriesPerIPPerHour),
    queryParameters: textOf(given.queryParameters),
    referers: stringsOf(given.referers) ?? [],
    validity: countOf(given.validity),
  };
};

/** The application's id and keys, kept between starts. */
export class Keys {
  readonly appId: string;
  readonly adminKey: string;
  readonly searchKey: string;
  private readonly keys = new Map<string, ApiKey>();
  private readonly deleted = new Map<string, ApiKey>();
  private readonly journal: Journal<KeyRecord>;

  private constructor(
    application: { appId: string; adminKey: string; searchKey: string },
    journal: Journal<KeyRecord>,
  ) {
    this.appId = application.appId;
    this.adminKey = application.adminKey;
    this.searchKey = application.searchKey;
    this.journal = journal;
  }

  static async open(folder: string): Promise<Keys> {
    const { records, journal } = await openJournal<KeyRecord>(join(folder, "keys.ndjson"));
    const known = records.find((record) => record.type === "application");
    const application = known ?? {
      type: "application" as const,
      appId: `LOCAL${hex(3).toUpperCase()}`,
      adminKey: hex(16),
      searchKey: hex(16),
    };
    const keys = new Keys(application, journal);
    if (!known) await journal.append(application);
    for (const record of records) keys.replay(record);
    if (!keys.keys.has(keys.searchKey)) await keys.save(keys.searchOnlyKey());
    return keys;
  }

  private searchOnlyKey(): ApiKey {
    return readKey(this.searchKey, Date.now(), { acl: ["search"], description: "Search-only API Key" });
  }

  private replay(record: KeyRecord): void {
    if (record.type === "key") this.keys.set(record.key.value, record.key);
    if (record.type !== "deleted") return;
    const key = this.keys.get(record.value);
    if (key) this.deleted.set(record.value, key);
    this.keys.delete(record.value);
  }

  private async save(key: ApiKey): Promise<void> {
    this.keys.set(key.value, key);
    this.deleted.delete(key.value);
    await this.journal.append({ type: "key", key });
  }

  all(): ApiKey[] {
    return [...this.keys.values()];
  }

  find(value: string): ApiKey {
    const key = this.keys.get(value);
    if (!key) throw new VendorError(404, "Key does not exist");
    return key;
  }

  async add(given: Record<string, unknown>): Promise<ApiKey> {
    const key = readKey(hex(16), Date.now(), given);
    await this.save(key);
    return key;
  }

  async update(value: string, given: Record<string, unknown>): Promise<void> {
    await this.save(readKey(value, this.find(value).createdAt, given));
  }

  async remove(value: string): Promise<void> {
    this.deleted.set(value, this.find(value));
    this.keys.delete(value);
    await this.journal.append({ type: "deleted", value });
  }

  async restore(value: string): Promise<void> {
    const key = this.deleted.get(value);
    if (!key) throw new VendorError(404, "Key does not exist");
    await this.save(key);
  }

  close(): Promise<void> {
    return this.journal.close();
  }
}
