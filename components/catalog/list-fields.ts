import { fromDecimal, toDecimal } from "@/lib/kernel/money";
import type { ListQuery } from "./list-query";

/** What the fields of `ListTools` say; two amounts the wrong way round are put right. */
export function readFields(form: HTMLFormElement, currency: string): ListQuery {
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

/** Writes into the fields of `ListTools`. */
export function writeFields(form: HTMLFormElement, query: ListQuery, currency: string): void {
  const amount = (value?: number) => (value === undefined ? "" : toDecimal(value, currency));
  const texts: Record<string, string> = {
    sort: query.sort,
    minPrice: amount(query.minPrice),
    maxPrice: amount(query.maxPrice),
  };
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = query.inStock;
    else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)
      field.value = texts[field.name] ?? "";
  }
}
