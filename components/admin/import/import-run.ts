import type { FileRow } from "@/lib/catalog/file-rules";

export type Fault = { at: number; name: string; errors: { path: string; message: string }[] };
export type Tally = { created: number; changed: number; unchanged: number; written: number; faults: Fault[] };
export type Options = { unit: "minor" | "major"; defaultStock: number };

/** Rows of one call: few enough for a bar that moves, and far below what a body may hold. */
const CHUNK = 200;

const NOTHING: Tally = { created: 0, changed: 0, unchanged: 0, written: 0, faults: [] };

type Answer = {
  created?: number;
  changed?: number;
  unchanged?: number;
  written?: number;
  failed: { index: number; errors: { path: string; message: string }[] }[];
};

const ROUTES = { preview: "/api/admin/products/preview-import", write: "/api/product/batch-write-item" };

const send = async (path: string, rows: FileRow[], { unit, defaultStock }: Options, key: string) => {
  const response = await fetch(`${path}?priceUnit=${unit}&defaultStock=${defaultStock}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Idempotency-Key": key },
    body: JSON.stringify(rows.map(({ row }) => row)),
  });
  const body = (await response.json().catch(() => null)) as (Answer & { detail?: string }) | null;
  if (!response.ok || !body)
    throw new Error(body?.detail ?? "The shop did not answer. Try again in a moment.");
  return body;
};

const add = (tally: Tally, answer: Answer, rows: FileRow[]): Tally => ({
  created: tally.created + (answer.created ?? 0),
  changed: tally.changed + (answer.changed ?? 0),
  unchanged: tally.unchanged + (answer.unchanged ?? 0),
  written: tally.written + (answer.written ?? 0),
  faults: [
    ...tally.faults,
    ...answer.failed.map(({ index, errors }) => ({
      at: rows[index]?.at ?? 0,
      name: String(rows[index]?.row.name ?? ""),
      errors,
    })),
  ],
});

/**
 * Sends a file's rows piece by piece. `preview` writes nothing. Each piece has a key made from `runId`, so that a piece
 * that is sent twice is written once.
 * @throws Error with words for a person when a piece is refused or nobody answers
 */
export const runImport = async (
  what: keyof typeof ROUTES,
  rows: FileRow[],
  options: Options,
  { runId, onProgress }: { runId: string; onProgress: (done: number) => void },
): Promise<Tally> => {
  let tally = NOTHING;
  for (let start = 0; start < rows.length; start += CHUNK) {
    const piece = rows.slice(start, start + CHUNK);
    tally = add(tally, await send(ROUTES[what], piece, options, `${runId}-${start}`), piece);
    onProgress(start + piece.length);
  }
  return tally;
};
