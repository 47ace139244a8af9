import type { SearchTrace } from "@/emulators/algolia/query/search";

/** Who calls: what the key allows has been checked; these are the limits that remain. */
export type Caller = {
  /** Whether attributes that settings hide may be seen. */
  seesAll: boolean;
  /** Parameters that the key forces on every search. */
  forced: Record<string, unknown>;
  /** Index names or patterns that the key is good for; empty means all. */
  indices: readonly string[];
};

/** What the server asks of the engine; bodies are passed on unread, so that only the engine parses them. */
export type EngineRequest = {
  id: number;
  operation: string;
  /** Values from the path: index, record id, … */
  path: Record<string, string>;
  /** Values of the query string. */
  query: Record<string, string>;
  body: string;
  caller: Caller;
};

export type EngineAnswer = {
  id: number;
  status: number;
  /** JSON text. */
  body: string;
  searches?: SearchTrace[];
};

export type EngineMessage = EngineAnswer | { ready: true } | { fatal: string };
