import { type SearchView, writeSearch } from "./search-query";

type SearchHeadProps = {
  view: SearchView;
  total: number;
  /** Another way to spell the term. */
  meant: string | null;
};

/** What was searched for, and how else it may be spelt. */
export function SearchHead({ view, total, meant }: SearchHeadProps) {
  const words = view.q ? `“${view.q}”` : "all products";
  return (
    <>
      <h1 className="text-3xl font-bold wrap-anywhere sm:text-4xl">
        {total > 0 ? "Results for" : "Nothing found for"} {words}
      </h1>
      {meant && meant.toLowerCase() !== view.q.toLowerCase() && (
        <p className="mt-2 text-ink-soft">
          Did you mean{" "}
          <a
            href={`/search?${writeSearch({ ...view, q: meant, page: 1 })}`}
            data-prefetch="never"
            className="font-semibold text-action underline underline-offset-4"
          >
            {meant}
          </a>
          ?
        </p>
      )}
    </>
  );
}
