"use client";

import { lazy, type ReactNode, Suspense, useEffect } from "react";
import { useQueryString } from "@/components/ui/use-address";
import type { ShelfNames } from "./facet-panel";
import { isSearch, readSearch } from "./search-query";

const SearchResults = lazy(() => import("./search-results-client"));

type SearchViewProps = {
  categories: ShelfNames;
  topics: ShelfNames;
  currency: string;
  /** In the shape of the results, until they are there. */
  waiting: ReactNode;
  /** Where nothing is searched for. */
  children: ReactNode;
};

/** The page for everyone, or what this visitor searches for. */
export function SearchView({ waiting, children, ...rest }: SearchViewProps) {
  const search = useQueryString();

  useEffect(() => {
    delete document.documentElement.dataset.searching;
  }, []);

  if (isSearch(readSearch(search))) {
    return (
      <Suspense fallback={waiting}>
        <SearchResults search={search} {...rest} />
      </Suspense>
    );
  }
  return (
    <>
      <div className="[[data-searching]_&]:hidden">{children}</div>
      <div className="hidden [[data-searching]_&]:block">{waiting}</div>
    </>
  );
}
