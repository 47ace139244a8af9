import { ButtonLink } from "@/components/ui/button";
import { hrefWith, type Query } from "./address";

type PagerProps = {
  path: string;
  /** Of this page, `after` included. */
  query: Query;
  /** Where the next page begins; null at the end. */
  next: string | null;
  shown: number;
  /** All that match; null when counting them would take too long. */
  total: number | null;
  /** What is listed, in the plural. */
  noun: string;
};

/** Below a list read by keyset: how much there is, onwards, and back to the beginning. */
export function Pager({ path, query, next, shown, total, noun }: PagerProps) {
  const isFirst = !query.after;
  const whole = isFirst && next === null;
  const count = total === null ? null : total.toLocaleString("en");
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-3 pt-3">
      <p className="text-muted">
        {whole || count === null
          ? `${shown.toLocaleString("en")} ${shown === 1 ? noun.replace(/ies$/, "y").replace(/s$/, "") : noun}`
          : `${shown} of ${count} ${noun}`}
      </p>
      <div className="flex gap-2">
        {!isFirst && (
          <ButtonLink href={hrefWith(path, query, { after: undefined })} variant="quiet" size="sm">
            To the first
          </ButtonLink>
        )}
        {next && (
          <ButtonLink href={hrefWith(path, query, { after: next })} variant="secondary" size="sm">
            Next page
          </ButtonLink>
        )}
      </div>
    </nav>
  );
}
