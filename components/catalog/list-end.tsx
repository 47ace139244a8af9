import type { MouseEvent } from "react";

type ListEndProps = {
  shown: number;
  total?: number;
  loading?: boolean;
  /** What went wrong with the last page; asking for more tries it again. */
  fault?: string;
  /** Where the list goes on without script. */
  href?: string | null;
  onMore: (event: MouseEvent) => void;
  /** Of the button. */
  look: string;
};

/** How far one has come in a list, and the way further. */
export function ListEnd({ shown, total, loading, fault, href, onMore, look }: ListEndProps) {
  return (
    <div className="flex flex-col items-center gap-3 pt-8 text-center" aria-busy={loading || undefined}>
      {fault ? (
        <p role="alert" className="font-medium text-danger">
          {fault}
        </p>
      ) : (
        <p className="text-sm text-muted">
          {shown} {total !== undefined && `of ${total} `}products
        </p>
      )}
      {href && !fault ? (
        <a href={href} className={look} onClick={onMore}>
          Show more
        </a>
      ) : (
        <button type="button" className={look} onClick={onMore}>
          {fault ? "Try again" : "Show more"}
        </button>
      )}
    </div>
  );
}
