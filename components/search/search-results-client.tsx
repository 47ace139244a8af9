"use client";

import { type MouseEvent, useEffect } from "react";
import { LiveRegion } from "@/components/ui/live-region";
import { setQueryString } from "@/components/ui/use-address";
import { ActiveFilters } from "./active-filters";
import { FacetPanel, type ShelfNames } from "./facet-panel";
import { FilterOpener } from "./filter-opener";
import { NothingFound } from "./nothing-found";
import { rememberSearch } from "./recent-searches";
import { ResultList } from "./result-list";
import { ResultTools } from "./result-tools";
import { SearchFault } from "./search-fault";
import { SearchHead } from "./search-head";
import { isFiltered, readSearch, type SearchView, withoutFilters, writeSearch } from "./search-query";
import { SearchWaiting } from "./search-waiting";
import { type Found, useSearch } from "./use-search";

type SearchResultsProps = {
  /** Query string of the address. */
  search: string;
  categories: ShelfNames;
  topics: ShelfNames;
  currency: string;
};

/** Who stays so long with what was found has found something. */
const REMEMBERED_AFTER_MS = 2000;

const resultsText = (total: number) =>
  total === 0 ? "No results" : `About ${total.toLocaleString("en")} ${total === 1 ? "result" : "results"}`;

/** Links to other searches lead here, without a way over the server. */
function turnHere(event: MouseEvent) {
  const link = (event.target as Element).closest("a");
  if (link?.pathname !== location.pathname || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  setQueryString(link.search.slice(1));
  window.scrollTo({ top: 0 });
}

function change(view: SearchView) {
  setQueryString(writeSearch(view));
}

/** Keeps in this browser what was found and looked at. */
function useRemembered(q: string, wasFound: boolean) {
  useEffect(() => {
    if (!q || !wasFound) return;
    const timer = setTimeout(rememberSearch, REMEMBERED_AFTER_MS, q);
    return () => clearTimeout(timer);
  }, [q, wasFound]);
}

export default function SearchResults({ search, categories, topics, currency }: SearchResultsProps) {
  const view = readSearch(search);
  const { found, failed, searching, again } = useSearch(search);
  useRemembered(view.q, found !== null && found.total > 0 && !searching);

  const isBeyond = found !== null && !searching && found.total > 0 && found.products.length === 0;
  useEffect(() => {
    if (isBeyond) setQueryString(writeSearch({ ...readSearch(search), page: 1 }), "replace");
  }, [isBeyond, search]);

  if (failed && !searching) return <SearchFault q={view.q} onAgain={again} />;
  if (!found || isBeyond) return <SearchWaiting />;
  return <Answered {...{ found, view, searching, categories, topics, currency }} />;
}

type AnsweredProps = Omit<SearchResultsProps, "search"> & {
  found: Found;
  view: SearchView;
  searching: boolean;
};

function Answered({ found, view, searching, categories, topics, currency }: AnsweredProps) {
  const { total, facets, meant } = found;
  const text = resultsText(total);
  const filtered = isFiltered(view);
  const canFilter = total > 0 || filtered;
  const outcome = total === 0 ? "No results" : `Show ${text.toLowerCase()}`;
  const panel = { facets, view, categories, topics, currency, onChange: change };
  return (
    <div aria-busy={searching || undefined} onClickCapture={turnHere}>
      <SearchHead view={view} total={total} meant={searching ? null : meant} />
      <div className={canFilter ? "mt-4 lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] lg:gap-8" : "mt-4"}>
        {canFilter && (
          <aside aria-label="Filters" className="hidden lg:block">
            <FacetPanel {...panel} id="side" />
          </aside>
        )}
        <div className="min-w-0">
          {canFilter && (
            <ResultTools
              {...{ view, text, total }}
              onSort={(sort) => change({ ...view, sort, page: 1 })}
              filters={<FilterOpener {...panel} filtered={filtered} outcome={outcome} />}
            />
          )}
          <ActiveFilters {...{ view, categories, topics, currency }} />
          {total > 0 ? (
            <ResultList found={found} view={view} searching={searching} />
          ) : (
            <NothingFound {...{ filtered, categories }} onClear={() => change(withoutFilters(view))} />
          )}
        </div>
      </div>
      <LiveRegion message={searching ? "" : text} />
    </div>
  );
}
