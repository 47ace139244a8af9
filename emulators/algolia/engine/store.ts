import { needsOf } from "@/emulators/algolia/records/record-needs";
import { RecordSet } from "@/emulators/algolia/records/record-set";
import {
  mergeSettings,
  replicasOf,
  type StoredSettings,
  withoutReplicas,
} from "@/emulators/algolia/settings/settings";
import { indexMissing, VendorError } from "@/emulators/algolia/settings/vendor-error";
import { IndexEntry } from "./index-entry";
import type { ListChange, Mutation, Scope } from "./mutations";

const changeList = <T extends { objectID: string }>(list: Map<string, T>, change: ListChange<T>): void => {
  if (change.clear) list.clear();
  for (const id of change.remove ?? []) list.delete(id);
  for (const item of change.save ?? []) list.set(item.objectID, item);
};

const copyList = <T>(from: Map<string, T>, to: Map<string, T>): void => {
  to.clear();
  for (const [id, item] of from) to.set(id, item);
};

/** All indices. Changes go through {@link apply} only, so that the journal knows them. */
export class Store {
  readonly indices = new Map<string, IndexEntry>();

  find(name: string): IndexEntry {
    const entry = this.indices.get(name);
    if (!entry) throw indexMissing(name);
    return entry;
  }

  /** Settings that searches of the index go by; a virtual replica takes what it does not set from its primary. */
  settingsOf(entry: IndexEntry): StoredSettings {
    const primary = entry.isVirtual ? this.indices.get(entry.primary ?? "") : undefined;
    return primary ? { ...withoutReplicas(primary.settings), ...entry.settings } : entry.settings;
  }

  replicasOf(entry: IndexEntry): IndexEntry[] {
    return [...this.indices.values()].filter((other) => other.primary === entry.name);
  }

  /** Refuses what the vendor refuses: replicas take no records of their own. */
  assertWritable(name: string): void {
    const primary = this.indices.get(name)?.primary;
    if (primary !== undefined) {
      throw new VendorError(403, `Cannot write to replica index ${name}: write to its primary ${primary}`);
    }
  }

  async apply(mutation: Mutation): Promise<void> {
    const { at } = mutation;
    switch (mutation.type) {
      case "put": {
        const entry = this.ensure(mutation.index, at);
        for (const record of mutation.records) entry.records.put(record);
        this.touch(entry, at);
        break;
      }
      case "remove": {
        const entry = this.ensure(mutation.index, at);
        for (const id of mutation.ids) entry.records.remove(id);
        this.touch(entry, at);
        break;
      }
      case "clear": {
        const entry = this.ensure(mutation.index, at);
        await this.replaceRecords(entry, new RecordSet());
        this.touch(entry, at);
        break;
      }
      case "drop":
        await this.drop(mutation.index);
        break;
      case "settings":
        await this.setSettings(this.ensure(mutation.index, at), mutation.settings, mutation.forward, at);
        break;
      case "synonyms":
      case "rules":
        this.changeLists(mutation);
        break;
      case "copy":
        await this.copy(mutation.from, mutation.to, mutation.scope, at);
        break;
      case "move":
        await this.move(mutation.from, mutation.to, at);
        break;
    }
  }

  private changeLists(mutation: Extract<Mutation, { type: "synonyms" | "rules" }>): void {
    const entry = this.ensure(mutation.index, mutation.at);
    for (const changed of mutation.forward ? [entry, ...this.replicasOf(entry)] : [entry]) {
      if (mutation.type === "synonyms") changeList(changed.synonyms, mutation.change);
      else changeList(changed.rules, mutation.change);
      changed.touch(mutation.at);
    }
  }

  /** Puts back an entry from a snapshot, before its records. */
  restore(entry: IndexEntry): void {
    this.indices.set(entry.name, entry);
  }

  /** Prepares columns and text indexes for the settings of everyone who shares the records, and for more. */
  async prepare(records: RecordSet, more: readonly StoredSettings[] = []): Promise<void> {
    const sharing = [...this.indices.values()].filter((entry) => entry.records === records);
    await records.require(needsOf([...sharing.map((entry) => this.settingsOf(entry)), ...more]));
  }

  private ensure(name: string, at: string): IndexEntry {
    const known = this.indices.get(name);
    if (known) return known;
    const entry = new IndexEntry(name, new RecordSet(), {}, at);
    // Nothing is stored yet, so this finishes before anything else runs.
    this.indices.set(name, entry);
    void this.prepare(entry.records);
    return entry;
  }

  private touch(entry: IndexEntry, at: string): void {
    entry.touch(at);
    for (const replica of this.replicasOf(entry)) replica.touch(at);
  }

  /** Searches see the old records until the new ones are ready for every index that will share them. */
  private async replaceRecords(entry: IndexEntry, records: RecordSet): Promise<void> {
    const sharing = [entry, ...this.replicasOf(entry)];
    await records.require(needsOf(sharing.map((each) => this.settingsOf(each))));
    for (const each of sharing) each.records = records;
  }

  private async setSettings(
    entry: IndexEntry,
    changed: StoredSettings,
    forward: boolean,
    at: string,
  ): Promise<void> {
    const next = mergeSettings(entry.settings, changed);
    const replicas = this.replicasOf(entry).map((replica) => ({
      replica,
      settings: forward ? mergeSettings(replica.settings, withoutReplicas(changed)) : replica.settings,
    }));
    const primary = entry.isVirtual ? this.settingsOf(entry) : {};
    const soon = replicas.map(({ replica, settings }) =>
      replica.isVirtual ? { ...next, ...settings } : settings,
    );
    // Built before the change: until then searches go by the old settings.
    await this.prepare(entry.records, [...soon, { ...primary, ...next }]);
    entry.settings = next;
    for (const { replica, settings } of replicas) replica.settings = settings;
    if ("replicas" in changed) await this.linkReplicas(entry, at);
    await this.prepare(entry.records);
    this.touch(entry, at);
  }

  private async linkReplicas(primary: IndexEntry, at: string): Promise<void> {
    const wanted = replicasOf(primary.settings);
    for (const replica of this.replicasOf(primary)) {
      if (!wanted.some(({ name }) => name === replica.name)) await this.detach(replica);
    }
    for (const { name, isVirtual } of wanted) {
      const known = this.indices.get(name);
      const settings = isVirtual ? {} : withoutReplicas(primary.settings);
      const replica = known ?? new IndexEntry(name, primary.records, settings, at);
      if (known?.primary !== primary.name) {
        copyList(primary.synonyms, replica.synonyms);
        copyList(primary.rules, replica.rules);
      }
      replica.primary = primary.name;
      replica.isVirtual = isVirtual;
      replica.records = primary.records;
      this.indices.set(name, replica);
    }
  }

  /** A replica that is let go becomes an index of its own, with the records it had. */
  private async detach(replica: IndexEntry): Promise<void> {
    const shared = replica.records;
    replica.settings = this.settingsOf(replica);
    replica.primary = undefined;
    replica.isVirtual = false;
    const own = new RecordSet();
    replica.records = own;
    await this.prepare(own);
    await own.copyFrom(shared);
  }

  private async drop(name: string): Promise<void> {
    const entry = this.indices.get(name);
    if (!entry) return;
    for (const replica of this.replicasOf(entry)) await this.detach(replica);
    this.indices.delete(name);
  }

  private async copy(from: string, to: string, scope: Scope[] | undefined, at: string): Promise<void> {
    const source = this.indices.get(from) ?? new IndexEntry(from, new RecordSet(), {}, at);
    const target = this.ensure(to, at);
    const takes = (part: Scope) => scope === undefined || scope.includes(part);
    if (takes("settings")) {
      const { replicas } = target.settings;
      target.settings = {
        ...withoutReplicas(this.settingsOf(source)),
        ...(replicas !== undefined && { replicas }),
      };
    }
    if (takes("synonyms")) copyList(source.synonyms, target.synonyms);
    if (takes("rules")) copyList(source.rules, target.rules);
    if (scope === undefined) {
      const records = new RecordSet();
      await records.require(needsOf([target.settings]));
      await records.copyFrom(source.records);
      await this.replaceRecords(target, records);
    } else await this.prepare(target.records);
    this.touch(target, at);
  }

  /**
   * The source takes the place of the destination at once. Replicas of the destination stay and show the new records.
   */
  private async move(from: string, to: string, at: string): Promise<void> {
    const source = this.indices.get(from);
    if (!source || from === to) return;
    const known = this.indices.get(to);
    const replicas = known?.settings.replicas;
    const target = new IndexEntry(to, source.records, withoutReplicas(source.settings), at);
    if (replicas !== undefined) target.settings.replicas = replicas;
    target.createdAt = known?.createdAt ?? source.createdAt;
    copyList(source.synonyms, target.synonyms);
    copyList(source.rules, target.rules);
    const sharing = known ? this.replicasOf(known) : [];
    const under = (replica: IndexEntry) =>
      replica.isVirtual ? { ...target.settings, ...replica.settings } : replica.settings;
    // Built before the swap: until then searches see the old records.
    await source.records.require(needsOf([source.settings, target.settings, ...sharing.map(under)]));
    this.indices.set(to, target);
    for (const replica of sharing) replica.records = source.records;
    this.indices.delete(from);
    this.touch(target, at);
  }
}
