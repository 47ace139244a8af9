import { type ListQuery, readListQuery, writeListQuery } from "@/components/catalog/list-query";

/** What is searched for and how it is looked at, as the address says. */
export type SearchView = ListQuery & {
  /** Without blanks at its ends; empty where nothing is searched for. */
  q: string;
  category?: string;
  /** From 1. */
  page: number;
};

export const readSearch = (search: string): SearchView => {
  const params = new URLSearchParams(search);
  const page = params.get("page") ?? "";
  return {
    ...readListQuery(search, "search"),
    q: (params.get("q") ?? "").trim(),
    category: params.get("category") ?? undefined,
    page: /^[1-9]\d{0,2}$/.test(page) ? Number(page) : 1,
  };
};

export const writeSearch = (view: SearchView): string => {
  const { q, category, page } = view;
  const params = new URLSearchParams(writeListQuery(view, "search"));
  if (category) params.set("category", category);
  if (page > 1) params.set("page", String(page));
  const rest = params.toString();
  return [q && `q=${encodeURIComponent(q)}`, rest].filter(Boolean).join("&");
};
