import type { DeskProductFilter } from "@/lib/catalog/desk-rules";
import { FilterBar } from "../kit/filter-bar-client";
import { FilterSelect } from "../kit/filter-select";
import type { Choice } from "./product-fields";

type ProductFiltersProps = {
  filter: DeskProductFilter;
  /** As the address has it. */
  sort: string | undefined;
  categories: Choice[];
  topics: Choice[];
};

const STOCK = [
  { value: "low", label: "Low or none" },
  { value: "out", label: "None left" },
  { value: "held", label: "Held by orders" },
];

const STATES = [{ value: "archived", label: "Archived" }];

export function ProductFilters({ filter, sort, categories, topics }: ProductFiltersProps) {
  const { q, category, topic, stock, state } = filter;
  return (
    <FilterBar search="Name, slug, maker or id" q={q} kept={{ sort }}>
      <FilterSelect
        name="category"
        label="Category"
        all="All categories"
        value={category}
        options={categories}
      />
      <FilterSelect name="topic" label="Topic" all="All topics" value={topic} options={topics} />
      <FilterSelect name="stock" label="Stock" all="Any stock" value={stock} options={STOCK} />
      <FilterSelect
        name="state"
        label="State"
        all="In the shop"
        value={state === "archived" ? state : undefined}
        options={STATES}
      />
    </FilterBar>
  );
}
