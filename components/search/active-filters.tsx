import { chipLook, RemovableChip } from "@/components/ui/chip";
import { formatMoney } from "@/lib/kernel/money";
import type { ShelfNames } from "./facet-panel";
import { CHOICES, isFiltered, type SearchView, toggled, withoutFilters, writeSearch } from "./search-query";

type ActiveFiltersProps = {
  view: SearchView;
  categories: ShelfNames;
  topics: ShelfNames;
  currency: string;
};

type Active = { key: string; label: string; without: SearchView };

const nameIn = (shelves: ShelfNames, value: string) =>
  shelves.find(({ slug }) => slug === value)?.name ?? value;

const priceWords = ({ minPrice, maxPrice }: SearchView, currency: string): string | null => {
  const [min, max] = [minPrice, maxPrice].map((amount) =>
    amount === undefined ? undefined : formatMoney(amount, currency),
  );
  if (min && max) return `${min} to ${max}`;
  if (min) return `From ${min}`;
  return max ? `Up to ${max}` : null;
};

const listActive = ({ view, categories, topics, currency }: ActiveFiltersProps): Active[] => {
  const price = priceWords(view, currency);
  const named = { category: categories, topic: topics, company: [] };
  return [
    ...CHOICES.flatMap((name) =>
      view[name].map((value) => ({
        key: `${name} ${value}`,
        label: nameIn(named[name], value),
        without: toggled(view, name, value),
      })),
    ),
    ...(price
      ? [
          {
            key: "price",
            label: price,
            without: { ...view, minPrice: undefined, maxPrice: undefined, page: 1 },
          },
        ]
      : []),
    ...(view.minRating
      ? [
          {
            key: "rating",
            label: `${view.minRating} stars and up`,
            without: { ...view, minRating: undefined, page: 1 },
          },
        ]
      : []),
    ...(view.inStock
      ? [{ key: "stock", label: "In stock", without: { ...view, inStock: false, page: 1 } }]
      : []),
  ];
};

/** The filters in force, each a link to the search without it. */
export function ActiveFilters(props: ActiveFiltersProps) {
  if (!isFiltered(props.view)) return null;
  const active = listActive(props);
  const hrefOf = (view: SearchView) => `/search?${writeSearch(view)}`;
  return (
    <ul aria-label="Filters in force" className="mb-4 flex flex-wrap gap-2">
      {active.map(({ key, label, without }) => (
        <li key={key} className="max-w-full">
          <RemovableChip
            href={hrefOf(without)}
            prefetch={false}
            removeLabel={`Remove filter: ${label}`}
            className="max-w-full"
          >
            <span className="truncate">{label}</span>
          </RemovableChip>
        </li>
      ))}
      {active.length > 1 && (
        <li>
          <a
            href={hrefOf(withoutFilters(props.view))}
            data-prefetch="never"
            className={chipLook("off", "border-transparent bg-transparent")}
          >
            Clear all
          </a>
        </li>
      )}
    </ul>
  );
}
