import { type ListQuery, readListQuery, type Sorts, writeListQuery } from "@/components/catalog/list-query";

/** What is searched for and how it is looked at, as the address says. */
export type SearchView = ListQuery & {
  /** Without blanks at its ends; empty where nothing is searched for. */
  q: string;
  category?: string;
  /** From 1. */
  page: number;
};

/** Best match is the index itself; the others are its replicas. */
export const SEARCH_SORTS: Sorts = [
  ["", "Best match"],
  ["best-selling", "Most bought"],
  ["price", "Price, low to high"],
  ["-price", "Price, high to low"],
  ["rating", "Best rated"],
  ["newest", "Newest"],
];

export const readSearch = (search: string): SearchView => {
  const params = new URLSearchParams(search);
  const page = params.get("page") ?? "";
  return {
    ...readListQuery(search, SEARCH_SORTS),
    q: (params.get("q") ?? "").trim(),
    category: params.get("category") ?? undefined,
    page: /^[1-9]\d{0,2}$/.test(page) ? Number(page) : 1,
  };
};

export const writeSearch = (view: SearchView): string => {
  const { q, category, page } = view;
  const params = new URLSearchParams(writeListQuery(view, SEARCH_SORTS));
  if (category) params.set("category", category);
  if (page > 1) params.set("page", String(page));
  const rest = params.toString();
  return [q && `q=${encodeURIComponent(q)}`, rest].filter(Boolean).join("&");
};
