"use client";

import { type MouseEvent, useEffect } from "react";
import { ListForm } from "@/components/catalog/list-form-client";
import { ListTools } from "@/components/catalog/list-tools";
import { ProductGrid } from "@/components/catalog/product-grid";
import { ShopCards } from "@/components/catalog/shop-cards";
import { LiveRegion } from "@/components/ui/live-region";
import { Pagination } from "@/components/ui/pagination";
import { setQueryString } from "@/components/ui/use-address";
import { CategoryChips } from "./category-chips";
import { MarkedText } from "./marked-text";
import { NothingFound } from "./nothing-found";
import { SearchFault } from "./search-fault";
import { readSearch, type SearchView, writeSearch } from "./search-query";
import { SearchWaiting } from "./search-waiting";
import { useSearch } from "./use-search";

type SearchResultsProps = {
  /** Query string of the address. */
  search: string;
  categories: { slug: string; name: string }[];
  currency: string;
};

const resultsText = (total: number) =>
  total === 0 ? "No results" : `About ${total.toLocaleString("en")} ${total === 1 ? "result" : "results"}`;

/** The links of the pages lead here, without a way over the server. */
function turnHere(event: MouseEvent) {
  const link = (event.target as Element).closest("a");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  setQueryString(link.search.slice(1));
  window.scrollTo({ top: 0 });
}

export default function SearchResults({ search, categories, currency }: SearchResultsProps) {
  const view = readSearch(search);
  const { found, failed, searching, again } = useSearch(search);

  const isBeyond = found !== null && !searching && found.total > 0 && found.products.length === 0;
  useEffect(() => {
    if (isBeyond) setQueryString(writeSearch({ ...readSearch(search), page: 1 }), "replace");
  }, [isBeyond, search]);

  function change(next: Partial<SearchView>) {
    setQueryString(writeSearch({ ...view, page: 1, ...next }));
  }

  if (failed && !searching) return <SearchFault q={view.q} onAgain={again} />;
  if (!found || isBeyond) return <SearchWaiting />;
  const { products, names, total, pages } = found;
  const text = resultsText(total);
  return (
    <div aria-busy={searching || undefined}>
      <h1 className="text-3xl font-bold wrap-anywhere sm:text-4xl">
        {total > 0 ? "Results for" : "Nothing found for"} “{view.q}”
      </h1>
      <CategoryChips
        found={found.categories}
        {...{ categories, chosen: view.category }}
        onChoose={(category) => change({ category })}
      />
      <ListForm kind="search" currency={currency}>
        <p className="mr-auto text-muted">{text}</p>
        <ListTools kind="search" />
      </ListForm>
      {products.length > 0 ? (
        <ProductGrid id="results" className={searching ? "opacity-60 transition-opacity" : undefined}>
          <ShopCards
            products={products}
            title={({ productId, name }) => <MarkedText text={names.get(productId) ?? name} />}
            moves
            headingLevel={2}
          />
        </ProductGrid>
      ) : (
        <NothingFound
          filtered={writeSearch({ ...view, page: 1 }) !== writeSearch({ ...readSearch(""), q: view.q })}
          onClear={() => setQueryString(writeSearch({ ...readSearch(""), q: view.q }))}
        />
      )}
      <div className="pt-8" onClickCapture={turnHere}>
        <Pagination
          page={view.page}
          pages={pages}
          hrefFor={(page) => `/search?${writeSearch({ ...view, page })}`}
        />
      </div>
      <LiveRegion message={searching ? "" : text} />
    </div>
  );
}
