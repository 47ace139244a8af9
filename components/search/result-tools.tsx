import type { ReactNode } from "react";
import type { SearchView } from "./search-query";
import { SortField } from "./sort-field";

type ResultToolsProps = {
  view: SearchView;
  /** How much was found, in words. */
  text: string;
  total: number;
  /** On a phone. */
  filters: ReactNode;
  onSort: (sort: string) => void;
};

/** How much was found, and in what order; on a phone also the way to the filters. */
export function ResultTools({ view, text, total, filters, onSort }: ResultToolsProps) {
  return (
    <div className="mb-4 flex min-h-12 flex-wrap items-center gap-2">
      <p className="mr-auto text-muted max-sm:basis-full">{text}</p>
      {filters}
      {total > 0 && <SortField value={view.sort} onChange={onSort} />}
    </div>
  );
}
