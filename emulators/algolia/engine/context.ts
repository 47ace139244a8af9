import type { SearchTrace } from "@/emulators/algolia/query/search";
import { isObject } from "@/emulators/algolia/records/paths";
import { stringsOf } from "@/emulators/algolia/settings/settings";
import { badRequest, VendorError } from "@/emulators/algolia/settings/vendor-error";
import type { IndexEntry } from "./index-entry";
import type { Persistence } from "./persistence";
import type { Caller, EngineRequest } from "./protocol";

/** What an operation answers, some of it as JSON already; `status` is 200 unless said otherwise. */
export type OperationResult = { status?: number; searches?: SearchTrace[] } & (
  | { body: unknown }
  | { text: string }
);
export type Operation = (context: OperationContext) => OperationResult | Promise<OperationResult>;

/** Patterns may begin and end with `*`. */
const fits = (pattern: string, name: string): boolean => {
  const text = pattern.replace(/^\*|\*$/g, "");
  const isOpenLeft = pattern.startsWith("*");
  const isOpenRight = pattern.endsWith("*");
  if (isOpenLeft && isOpenRight) return name.includes(text);
  if (isOpenLeft) return name.endsWith(text);
  return isOpenRight ? name.startsWith(text) : name === text;
};

export const isAllowedIndex = ({ indices }: Caller, name: string): boolean =>
  indices.length === 0 || indices.some((pattern) => fits(pattern, name));

/** Task ids grow with time, also over restarts: a client may still ask for one from before. */
let lastTask = Date.now() * 1_000;
export const nextTask = (): number => {
  lastTask = Math.max(lastTask + 1, Date.now() * 1_000);
  return lastTask;
};
export const isDoneTask = (id: number): boolean => id <= lastTask;

/** One request with what operations need to answer it. */
export class OperationContext {
  readonly persistence: Persistence;
  readonly request: EngineRequest;
  readonly at = new Date().toISOString();

  constructor(persistence: Persistence, request: EngineRequest) {
    this.persistence = persistence;
    this.request = request;
  }

  get store() {
    return this.persistence.store;
  }

  get caller(): Caller {
    return this.request.caller;
  }

  /** The index named in the path, if the key is good for it. */
  get index(): string {
    return this.allow(this.path("index"));
  }

  get forwards(): boolean {
    return this.request.query.forwardToReplicas === "true";
  }

  path(name: string): string {
    return this.request.path[name] ?? "";
  }

  allow(name: string): string {
    if (isAllowedIndex(this.caller, name)) return name;
    throw new VendorError(403, "Index not allowed with this API key");
  }

  /** The body as JSON, whatever its content type says; no body is an empty object. */
  json(): unknown {
    if (this.request.body === "") return {};
    try {
      return JSON.parse(this.request.body) as unknown;
    } catch {
      throw badRequest("Invalid JSON payload");
    }
  }

  object(): Record<string, unknown> {
    const body = this.json();
    if (isObject(body)) return body;
    throw badRequest("Expecting an object (near 1:1)");
  }

  /** Attributes that this caller does not get to see. */
  hidden(entry: IndexEntry): readonly string[] {
    if (this.caller.seesAll) return [];
    return stringsOf(this.store.settingsOf(entry).unretrievableAttributes) ?? [];
  }
}
