"use client";

import { useEffect } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { CloseIcon } from "@/components/ui/icons";
import { forgetAllSearches, forgetSearch, useRecentSearches } from "./recent-searches";

/** What this browser searched for; each can be searched for again, or forgotten. */
export function RecentSearches() {
  const searches = useRecentSearches();
  useEffect(() => {
    // Where the page came without a document of its own, nobody has made room yet.
    if (searches.length > 0) document.documentElement.dataset.searched = "";
  }, [searches]);
  if (searches.length === 0) return null;
  return (
    <section aria-label="Recent searches" className="bleed scroll-row items-center gap-2 py-1">
      <h2 className="shrink-0 text-base font-semibold">You searched for</h2>
      {searches.map((q) => (
        <span
          key={q}
          className="flex h-11 max-w-60 shrink-0 items-center rounded-full border border-line bg-card pl-4"
        >
          <a
            href={`/search?q=${encodeURIComponent(q)}`}
            className="truncate py-2 font-medium hover:text-action"
          >
            {q}
          </a>
          <IconButton label={`Forget ${q}`} onClick={() => forgetSearch(q)}>
            <CloseIcon size={16} />
          </IconButton>
        </span>
      ))}
      <button
        type="button"
        onClick={forgetAllSearches}
        className="tap min-h-11 shrink-0 px-3 font-medium text-muted hover:text-ink"
      >
        Forget all
      </button>
    </section>
  );
}
