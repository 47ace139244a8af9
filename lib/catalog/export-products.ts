import type { Database } from "@/db/client";
import type { ProductPosition } from "./cursor";
import { CSV_HEAD, toCsvLine } from "./file-rules";
import { readProducts } from "./queries";
import type { Product } from "./schema";

const PIECE = 500;

async function* walk(db: Database): AsyncGenerator<Product[]> {
  let cursor: ProductPosition | undefined;
  for (;;) {
    const piece = await readProducts(db, { sort: "name", limit: PIECE, cursor });
    yield piece.products;
    if (!piece.next) return;
    cursor = piece.next;
  }
}

async function* asCsv(db: Database): AsyncGenerator<string> {
  yield CSV_HEAD;
  for await (const products of walk(db)) yield products.map(toCsvLine).join("");
}

async function* asJson(db: Database): AsyncGenerator<string> {
  yield "[";
  let isFirst = true;
  for await (const products of walk(db)) {
    for (const product of products) {
      yield `${isFirst ? "\n" : ",\n"}${JSON.stringify(product)}`;
      isFirst = false;
    }
  }
  yield "\n]\n";
}

/** Everything that is sold, by name, as the text of a file; read piece by piece while it is being sent. */
export const exportProducts = (db: Database, format: "csv" | "json"): ReadableStream<Uint8Array> => {
  const pieces = format === "csv" ? asCsv(db) : asJson(db);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await pieces.return(undefined);
    },
  });
};
