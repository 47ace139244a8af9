import { chipLook } from "@/components/ui/chip";
import type { SearchView } from "./search-query";
import { SortField } from "./sort-field";

type ResultToolsProps = {
  view: SearchView;
  /** How much was found, in words. */
  text: string;
  total: number;
  filtered: boolean;
  onSort: (sort: string) => void;
  onFilters: () => void;
};

/** How much was found, and in what order; on a phone also the way to the filters. */
export function ResultTools({ view, text, total, filtered, onSort, onFilters }: ResultToolsProps) {
  return (
    <div className="mb-4 flex min-h-12 flex-wrap items-center gap-2">
      <p className="mr-auto text-muted max-sm:basis-full">{text}</p>
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={onFilters}
        className={chipLook(filtered ? "on" : "off", "lg:hidden")}
      >
        Filters
      </button>
      {total > 0 && <SortField value={view.sort} onChange={onSort} />}
    </div>
  );
}
