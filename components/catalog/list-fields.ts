import { setQueryString } from "@/components/ui/use-address";
import { fromDecimal, toDecimal } from "@/lib/kernel/money";
import { type ListKind, type ListQuery, readListQuery, writeListQuery } from "./list-query";

export type ListTerms = { kind: ListKind; currency: string };

/** What else an address of this kind says; it stays while the list is looked at in another way. */
const KEPT: Record<ListKind, readonly string[]> = { shelf: [], search: ["q", "category"] };

/** Two amounts the wrong way round are put right. */
function readFields(form: HTMLFormElement, currency: string): ListQuery {
  const data = new FormData(form);
  const amountOf = (name: string) => fromDecimal(String(data.get(name)), currency) ?? undefined;
  const [min, max] = [amountOf("minPrice"), amountOf("maxPrice")];
  const turned = min !== undefined && max !== undefined && min > max;
  return {
    sort: String(data.get("sort")),
    inStock: data.has("inStock"),
    minPrice: turned ? max : min,
    maxPrice: turned ? min : max,
  };
}

/** Writes what the fields of `ListTools` say into the address; null clears them. */
export function applyFields(form: HTMLFormElement | null, { kind, currency }: ListTerms): void {
  if (form && !form.checkValidity()) return;
  const now = new URLSearchParams(location.search);
  const kept = new URLSearchParams();
  for (const name of KEPT[kind]) {
    const value = now.get(name);
    if (value !== null) kept.set(name, value);
  }
  const query = form ? writeListQuery(readFields(form, currency), kind) : "";
  setQueryString([kept.toString(), query].filter(Boolean).join("&"));
}

/** Writes what the address says into the fields of `ListTools`. */
export function showFields(form: HTMLFormElement, { kind, currency }: ListTerms): void {
  const { sort, inStock, minPrice, maxPrice } = readListQuery(location.search, kind);
  const amount = (value?: number) => (value === undefined ? "" : toDecimal(value, currency));
  const texts: Record<string, string> = { sort, minPrice: amount(minPrice), maxPrice: amount(maxPrice) };
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = inStock;
    else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)
      field.value = texts[field.name] ?? "";
  }
}
