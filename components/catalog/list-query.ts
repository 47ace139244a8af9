/** How a list is looked at, as its address says; money in minor units. */
export type ListQuery = { sort: string; inStock: boolean; minPrice?: number; maxPrice?: number };

/** Names of the ways to sort; the first is how the list stands by itself. */
export type Sorts = readonly (readonly [value: string, name: string])[];

export type ListKind = "shelf" | "search";

export const SORTS: Record<ListKind, Sorts> = {
  shelf: [
    ["newest", "Newest"],
    ["best-selling", "Most bought"],
    ["price", "Price, low to high"],
    ["-price", "Price, high to low"],
    ["rating", "Best rated"],
    ["name", "Name"],
  ],
  /** Best match is the index itself; the others are its replicas. */
  search: [
    ["", "Best match"],
    ["best-selling", "Most bought"],
    ["price", "Price, low to high"],
    ["-price", "Price, high to low"],
    ["rating", "Best rated"],
    ["newest", "Newest"],
  ],
};

const usualSort = (kind: ListKind): string => SORTS[kind][0]?.[0] ?? "";

const amountOf = (text: string | null): number | undefined =>
  text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;

/** What cannot be read counts as not said, so that any address shows something. */
export const readListQuery = (search: string, kind: ListKind): ListQuery => {
  const params = new URLSearchParams(search);
  const sort = params.get("sort");
  return {
    sort: SORTS[kind].find(([value]) => value === sort)?.[0] ?? usualSort(kind),
    inStock: params.get("inStock") === "true",
    minPrice: amountOf(params.get("minPrice")),
    maxPrice: amountOf(params.get("maxPrice")),
  };
};

/** The shortest query string that says the same; empty for the list as it stands. The API takes it as it is. */
export const writeListQuery = (query: ListQuery, kind: ListKind): string => {
  const { sort, inStock, minPrice, maxPrice } = query;
  const params = new URLSearchParams();
  if (sort && sort !== usualSort(kind)) params.set("sort", sort);
  if (inStock) params.set("inStock", "true");
  if (minPrice !== undefined) params.set("minPrice", String(minPrice));
  if (maxPrice !== undefined) params.set("maxPrice", String(maxPrice));
  return params.toString();
};
