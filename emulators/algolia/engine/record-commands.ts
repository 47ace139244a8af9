import { randomBytes } from "node:crypto";
import { jsonText } from "@/emulators/algolia/records/json-text";
import { isObject, type RecordData } from "@/emulators/algolia/records/paths";
import { badRequest } from "@/emulators/algolia/settings/vendor-error";
import type { Mutation } from "./mutations";
import { applyPartial } from "./partial-update";
import type { Store } from "./store";

/** Largest record, in bytes of JSON. */
const RECORD_BYTES = 100_000;

export type BatchRequest = { action: string; indexName: string; body: Record<string, unknown> };

const newObjectID = (): string => randomBytes(7).toString("hex");

export const readObjectID = (value: unknown): string | undefined => {
  if (typeof value === "string" && value !== "") return value;
  return typeof value === "number" ? String(value) : undefined;
};

const needObjectID = (body: Record<string, unknown>, position: number): string => {
  const id = readObjectID(body.objectID);
  if (id === undefined) throw badRequest(`Missing objectID in request at position ${position}`);
  return id;
};

const checkSize = (record: RecordData, position: number): void => {
  const size = Buffer.byteLength(jsonText(record));
  if (size <= RECORD_BYTES) return;
  throw badRequest(
    `Record at the position ${position} objectID=${record.objectID} is too big size=${size}/${RECORD_BYTES} bytes. Please have a look at https://www.algolia.com/doc/guides/sending-and-managing-data/prepare-your-data/in-depth/index-and-records-size-and-usage-limitations/#record-size-limits`,
  );
};

/**
 * Turns a batch into changes. Later requests see what earlier ones did; runs of the same kind on one index become one
 * change.
 */
export class BatchPlan {
  readonly mutations: Mutation[] = [];
  readonly objectIDs: string[] = [];
  private readonly store: Store;
  private readonly at: string;
  /** Records as the batch left them so far, by index and id; undefined once deleted. */
  private readonly pending = new Map<string, Map<string, RecordData | undefined>>();
  private readonly emptied = new Set<string>();

  constructor(store: Store, at: string) {
    this.store = store;
    this.at = at;
  }

  add(request: BatchRequest, position: number): void {
    const { action, indexName: index, body } = request;
    this.store.assertWritable(index);
    const id = readObjectID(body.objectID);
    if (action === "addObject") this.put(index, { ...body, objectID: id ?? newObjectID() }, position);
    else if (action === "updateObject") {
      this.put(index, { ...body, objectID: needObjectID(body, position) }, position);
    } else if (action === "partialUpdateObject") this.update(index, body, true, position);
    else if (action === "partialUpdateObjectNoCreate") this.update(index, body, false, position);
    else if (action === "deleteObject") this.remove(index, needObjectID(body, position));
    else if (action === "clear" || action === "delete") this.empty(index, action);
    else throw badRequest(`Invalid batch action: ${action}`);
  }

  private empty(index: string, action: "clear" | "delete"): void {
    this.mutations.push({ type: action === "clear" ? "clear" : "drop", index, at: this.at });
    this.pending.delete(index);
    this.emptied.add(index);
  }

  private current(index: string, id: string): RecordData | undefined {
    const changed = this.pending.get(index);
    if (changed?.has(id)) return changed.get(id);
    return this.emptied.has(index) ? undefined : this.store.indices.get(index)?.records.get(id);
  }

  private note(index: string, id: string, record: RecordData | undefined): void {
    const changed = this.pending.get(index) ?? new Map<string, RecordData | undefined>();
    changed.set(id, record);
    this.pending.set(index, changed);
    this.objectIDs.push(id);
  }

  private put(index: string, record: RecordData, position: number): void {
    checkSize(record, position);
    this.note(index, record.objectID, record);
    const last = this.mutations.at(-1);
    if (last?.type === "put" && last.index === index) last.records.push(record);
    else this.mutations.push({ type: "put", index, records: [record], at: this.at });
  }

  private update(index: string, body: Record<string, unknown>, creates: boolean, position: number): void {
    const id = needObjectID(body, position);
    const updated = applyPartial(this.current(index, id), { ...body, objectID: id }, creates);
    if (updated) this.put(index, updated, position);
    else this.objectIDs.push(id);
  }

  private remove(index: string, id: string): void {
    const isKnown = this.store.indices.has(index) || this.pending.has(index);
    this.note(index, id, undefined);
    if (!isKnown) return;
    const last = this.mutations.at(-1);
    if (last?.type === "remove" && last.index === index) last.ids.push(id);
    else this.mutations.push({ type: "remove", index, ids: [id], at: this.at });
  }
}

/** Reads `{ requests: [{ action, body }] }`; `index` is given where the path names it. */
export const readBatch = (body: unknown, index: string | undefined): BatchRequest[] => {
  if (!isObject(body) || !Array.isArray(body.requests))
    throw badRequest("Missing mandatory attribute: requests");
  return body.requests.map((request, position) => {
    if (!isObject(request)) throw badRequest(`Expecting an object at position ${position} of requests`);
    const indexName = index ?? request.indexName;
    if (typeof indexName !== "string")
      throw badRequest(`Missing indexName in request at position ${position}`);
    return {
      action: String(request.action),
      indexName,
      body: isObject(request.body) ? request.body : {},
    };
  });
};
