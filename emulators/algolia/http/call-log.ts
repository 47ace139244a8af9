/** The latest calls, for `getLogs` and the status page. */
export type Call = {
  timestamp: string;
  method: string;
  /** Path without query string: that one may hold a key. */
  path: string;
  status: number;
  ms: number;
  body: string;
  queries: readonly { index: string; query: string; hits: number }[];
};

const KEPT = 1_000;
const BODY_LENGTH = 1_000;

export class CallLog {
  private readonly calls: Call[] = [];

  add(call: Call): void {
    // Copied, because a slice of a text keeps the whole of it in memory.
    const { body } = call;
    const kept = body.length > BODY_LENGTH ? Buffer.from(body.slice(0, BODY_LENGTH)).toString() : body;
    this.calls.push({ ...call, body: kept });
    if (this.calls.length > 2 * KEPT) this.calls.splice(0, KEPT);
  }

  /** Newest first. */
  latest(count = KEPT): Call[] {
    return this.calls.slice(-count).reverse();
  }

  /** As the vendor's `getLogs` shows them. */
  entries(query: Record<string, string>) {
    const { indexName, type } = query;
    const wanted = (call: Call) =>
      (!indexName || call.path.includes(`/${indexName}`)) &&
      (type !== "error" || call.status >= 400) &&
      (type !== "query" || call.queries.length > 0) &&
      (type !== "build" || (call.method !== "GET" && call.queries.length === 0));
    const offset = Number(query.offset ?? 0);
    const length = Math.min(KEPT, Number(query.length ?? 10));
    return this.latest()
      .filter(wanted)
      .slice(offset, offset + length)
      .map((call) => ({
        timestamp: call.timestamp,
        method: call.method,
        answer_code: String(call.status),
        query_body: call.body,
        answer: "",
        url: call.path,
        ip: "127.0.0.1",
        query_headers: "",
        sha1: "",
        processing_time_ms: String(call.ms),
        query_nb_hits: call.queries.length > 0 ? String(call.queries[0]?.hits ?? 0) : undefined,
        inner_queries: call.queries.map(({ index }) => ({ index_name: index })),
      }));
  }
}
