import { useEffect, useState } from "react";
import type { Product } from "@/lib/catalog/schema";

type Pages = {
  /** The query whose products these are, or will be. */
  of: string;
  /** Those of the query before, while the first page is on its way. */
  products: Product[];
  /** Null at the end. */
  cursor: string | null;
  status: "waiting" | "loading" | "idle" | "failed";
  /** Whether the next page continues these products, or replaces them. */
  continues: boolean;
  /** Whether the first page is among these products, not in the document. */
  whole: boolean;
};

const OFFLINE = "We could not load the products. Check your connection and try again.";

async function fetchPage(query: string, cursor: string | null) {
  const after = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
  const response = await fetch(`/api/product?${query}${after}`, { signal: AbortSignal.timeout(8000) });
  if (!response.ok) throw new Error();
  return (await response.json()) as { products: Product[]; nextCursor: string | null };
}

/** A product that moved in the ranking between two pages is not shown twice. */
function append(known: Product[], more: Product[]): Product[] {
  const ids = new Set(known.map(({ productId }) => productId));
  return [...known, ...more.filter(({ productId }) => !ids.has(productId))];
}

/** Where the document holds the first page already. */
type Start = {
  /** After that page; null where there is nothing after it. */
  cursor: string | null;
  /** The second page is wanted at once. */
  goesOn: boolean;
};

/** The pages of `GET /api/product?query`, one after the other; after `start` each waits until `more` is called. */
export function useProductPages(query: string, start?: Start) {
  const begin = (before: Product[]): Pages =>
    start === undefined
      ? { of: query, products: before, cursor: null, status: "waiting", continues: false, whole: true }
      : {
          of: query,
          products: [],
          cursor: start.cursor,
          status: start.goesOn && start.cursor !== null ? "waiting" : "idle",
          continues: true,
          whole: false,
        };
  const [pages, setPages] = useState(() => begin([]));
  if (pages.of !== query) setPages(begin(pages.whole ? pages.products : []));

  const { of, cursor, status, continues } = pages;
  useEffect(() => {
    if (status !== "waiting") return;
    const settle = (change: (now: Pages) => Partial<Pages>) =>
      setPages((now) => (now.of === of && now.status === "loading" ? { ...now, ...change(now) } : now));
    setPages((now) => ({ ...now, status: "loading" }));
    fetchPage(of, cursor).then(
      (page) =>
        settle(({ products }) => ({
          products: continues ? append(products, page.products) : page.products,
          cursor: page.nextCursor,
          status: "idle",
          continues: true,
        })),
      () => settle(() => ({ status: "failed" })),
    );
  }, [of, cursor, status, continues]);

  return {
    products: pages.products,
    loading: status === "waiting" || status === "loading",
    /** What is shown belongs to the query before. */
    outdated: !continues,
    fault: status === "failed" ? OFFLINE : "",
    hasMore: cursor !== null,
    more: () => setPages((now) => ({ ...now, status: "waiting" })),
  };
}
