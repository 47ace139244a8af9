import { type ListQuery, readListQuery, writeListQuery } from "@/components/catalog/list-query";

/** Filters of which several values may be chosen. */
export const CHOICES = ["category", "company", "topic"] as const;
export type Choice = (typeof CHOICES)[number];

/** What is searched for and how it is looked at, as the address says. */
export type SearchView = ListQuery &
  Record<Choice, string[]> & {
    /** Without blanks at its ends; empty where nothing is typed. */
    q: string;
    /** Whole stars. */
    minRating?: number;
    /** From 1. */
    page: number;
  };

const MOST_VALUES = 20;

export const readSearch = (search: string): SearchView => {
  const params = new URLSearchParams(search);
  const page = params.get("page") ?? "";
  const rating = params.get("minRating") ?? "";
  const valuesOf = (name: Choice) =>
    [...new Set(params.getAll(name).filter((value) => value !== ""))].slice(0, MOST_VALUES);
  return {
    ...readListQuery(search, "search"),
    q: (params.get("q") ?? "").trim(),
    category: valuesOf("category"),
    company: valuesOf("company"),
    topic: valuesOf("topic"),
    minRating: /^[1-5]$/.test(rating) ? Number(rating) : undefined,
    page: /^[1-9]\d{0,2}$/.test(page) ? Number(page) : 1,
  };
};

export const writeSearch = (view: SearchView): string => {
  const { q, minRating, page } = view;
  const params = new URLSearchParams(writeListQuery(view, "search"));
  for (const name of CHOICES) for (const value of view[name]) params.append(name, value);
  if (minRating !== undefined) params.set("minRating", String(minRating));
  if (page > 1) params.set("page", String(page));
  const rest = params.toString();
  return [q && `q=${encodeURIComponent(q)}`, rest].filter(Boolean).join("&");
};

/** The same words in the whole market, in the same order. */
export const withoutFilters = ({ q, sort }: SearchView): SearchView => ({ ...readSearch(""), q, sort });

export const isFiltered = (view: SearchView): boolean =>
  writeSearch({ ...view, page: 1 }) !== writeSearch(withoutFilters(view));

/** Whether there is anything to look for: words, or a filter. */
export const isSearch = (view: SearchView): boolean => view.q !== "" || isFiltered(view);

/** The view with one value of a filter chosen, or no longer. */
export const toggled = (view: SearchView, name: Choice, value: string): SearchView => ({
  ...view,
  page: 1,
  [name]: view[name].includes(value) ? view[name].filter((other) => other !== value) : [...view[name], value],
});
