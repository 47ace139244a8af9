import { isObject } from "@/emulators/algolia/records/paths";
import type { AppParts } from "./door";

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeHtml = (value: unknown): string =>
  String(value).replace(/[&<>"]/g, (character) => ESCAPES[character] ?? "");

const table = (heads: readonly string[], rows: readonly (readonly unknown[])[]): string => `<table>
<tr>${heads.map((head) => `<th>${escapeHtml(head)}</th>`).join("")}</tr>
${rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`).join("\n")}
</table>`;

const STYLE = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#222}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ddd;vertical-align:top}
th{font-weight:600}pre{background:#f5f5f5;padding:.8rem;overflow:auto}summary{cursor:pointer;font-weight:600}`;

const SHOWN_QUERIES = 50;

const megabytes = (bytes: unknown): string => `${(Number(bytes) / 1_000_000).toFixed(1)} MB`;

const indexRow = (index: Record<string, unknown>): unknown[] => [
  index.name,
  index.primary ? `replica of ${index.primary}${index.virtual ? " (virtual)" : ""}` : "primary",
  index.entries,
  megabytes(index.dataSize),
  index.synonyms,
  index.rules,
  index.updatedAt,
];

const settingsBlock = (index: Record<string, unknown>): string =>
  `<details><summary>${escapeHtml(index.name)}</summary><pre>${escapeHtml(JSON.stringify(index.settings, null, 2))}</pre></details>`;

/** What the stand-in holds and was asked lately, for people. */
export const statusPage = async ({ engine, keys, calls, events }: AppParts): Promise<Response> => {
  const answer = await engine.ask({
    operation: "overview",
    path: {},
    query: {},
    body: "",
    caller: { seesAll: true, forced: {}, indices: [] },
  });
  const read: unknown = JSON.parse(answer.body);
  const indices = Array.isArray(read) ? read.filter(isObject) : [];
  const queries = calls
    .latest()
    .flatMap(({ timestamp, ms, queries: asked }) =>
      asked.map(({ index, query, hits }) => [timestamp, index, query, hits, ms]),
    );
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Search (Algolia stand-in)</title><style>${STYLE}</style>
<h1>Search</h1><p>Stand-in for Algolia, application <code>${escapeHtml(keys.appId)}</code>.</p>
<h2>Indices</h2>${table(["Name", "Kind", "Records", "Size", "Synonyms", "Rules", "Changed"], indices.map(indexRow))}
<h2>Settings</h2>${indices.map(settingsBlock).join("\n")}
<h2>Latest queries</h2>${table(["At", "Index", "Query", "Hits", "ms"], queries.slice(0, SHOWN_QUERIES))}
<h2>Latest events</h2>${table(
    ["At", "Type", "Name", "Index"],
    events.latest.map((event) => [event.receivedAt, event.eventType, event.eventName, event.index]),
  )}</html>`;
  return new Response(html, { headers: { "content-type": "text/html; charset=UTF-8" } });
};
