import Link from "next/link";

type SearchCountsProps = { searches: { search: string; count: number }[]; none: string };

/** What people searched for, and how often. */
export function SearchCounts({ searches, none }: SearchCountsProps) {
  if (searches.length === 0) return <p className="text-muted">{none}</p>;
  return (
    <ol className="divide-y divide-line">
      {searches.map(({ search, count }) => (
        <li key={search} className="flex min-h-10 items-center justify-between gap-4">
          <Link
            href={`/search?q=${encodeURIComponent(search)}`}
            prefetch={false}
            className="min-w-0 wrap-anywhere hover:text-action hover:underline"
          >
            {search}
          </Link>
          <span className="text-muted tabular-nums">{count.toLocaleString("en")}</span>
        </li>
      ))}
    </ol>
  );
}
