import { cx } from "./class-names";
import { ChevronLeftIcon, ChevronRightIcon } from "./icons";
import { pageNumbers } from "./page-numbers";
import { PlainLink } from "./plain-link";

type PaginationProps = {
  /** From 1. */
  page: number;
  pages: number;
  hrefFor: (page: number) => string;
};

const cell = "grid size-11 place-items-center rounded-full font-semibold tabular-nums";

export function Pagination({ page, pages, hrefFor }: PaginationProps) {
  if (pages < 2) return null;
  return (
    <nav aria-label="Pages" className="flex items-center justify-center gap-0.5 sm:gap-1">
      {page > 1 && (
        <PlainLink
          href={hrefFor(page - 1)}
          rel="prev"
          aria-label="Previous page"
          className={cx(cell, "hover:bg-ink/8")}
        >
          <ChevronLeftIcon />
        </PlainLink>
      )}
      {pageNumbers(page, pages).map((number) =>
        number < 0 ? (
          <span key={number} aria-hidden className="grid w-6 place-items-center text-muted">
            …
          </span>
        ) : (
          <PlainLink
            key={number}
            href={hrefFor(number)}
            aria-label={`Page ${number}`}
            aria-current={number === page ? "page" : undefined}
            className={cx(cell, number === page ? "bg-ink text-paper" : "hover:bg-ink/8")}
          >
            {number}
          </PlainLink>
        ),
      )}
      {page < pages && (
        <PlainLink
          href={hrefFor(page + 1)}
          rel="next"
          aria-label="Next page"
          className={cx(cell, "hover:bg-ink/8")}
        >
          <ChevronRightIcon />
        </PlainLink>
      )}
    </nav>
  );
}
