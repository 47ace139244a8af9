import Link from "next/link";
import { ButtonLink } from "./button";
import { cx } from "./class-names";
import { ChevronLeftIcon, ChevronRightIcon } from "./icons";
import { pageNumbers } from "./page-numbers";

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
        <Link
          href={hrefFor(page - 1)}
          rel="prev"
          aria-label="Previous page"
          className={cx(cell, "hover:bg-ink/8")}
        >
          <ChevronLeftIcon />
        </Link>
      )}
      {pageNumbers(page, pages).map((number) =>
        number < 0 ? (
          <span key={number} aria-hidden className="grid w-6 place-items-center text-muted">
            …
          </span>
        ) : (
          <Link
            key={number}
            href={hrefFor(number)}
            aria-label={`Page ${number}`}
            aria-current={number === page ? "page" : undefined}
            className={cx(cell, number === page ? "bg-ink text-paper" : "hover:bg-ink/8")}
          >
            {number}
          </Link>
        ),
      )}
      {page < pages && (
        <Link
          href={hrefFor(page + 1)}
          rel="next"
          aria-label="Next page"
          className={cx(cell, "hover:bg-ink/8")}
        >
          <ChevronRightIcon />
        </Link>
      )}
    </nav>
  );
}

type ShowMoreProps = {
  /** The page that goes on where this one ends; null at the end. */
  href: string | null;
  shown: number;
  total?: number;
  /** What is listed, in the plural. */
  noun: string;
};

export function ShowMore({ href, shown, total, noun }: ShowMoreProps) {
  return (
    <div className="flex flex-col items-center gap-3 pt-8">
      <p className="text-sm text-muted">
        {total === undefined ? `${shown} ${noun}` : `${shown} of ${total} ${noun}`}
      </p>
      {href && (
        <ButtonLink href={href} variant="secondary">
          Show more
        </ButtonLink>
      )}
    </div>
  );
}
