import type { MouseEvent } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

type ListEndProps = {
  shown: number;
  total?: number;
  loading: boolean;
  /** What went wrong with the last page; asking for more tries it again. */
  fault: string;
  hasMore: boolean;
  /** Where the list goes on without script. */
  href: string | null;
  onMore: (event: MouseEvent) => void;
};

/** How far one has come in a list, and the way further. */
export function ListEnd({ shown, total, loading, fault, hasMore, href, onMore }: ListEndProps) {
  if (fault) {
    return (
      <Notice
        tone="danger"
        live
        className="mt-8"
        action={
          <Button size="sm" onClick={onMore}>
            Try again
          </Button>
        }
      >
        {fault}
      </Notice>
    );
  }
  if (!hasMore) return null;
  return (
    <div className="flex flex-col items-center gap-3 pt-8">
      <p className="text-sm text-muted">
        {shown} {total !== undefined && `of ${total} `}products
      </p>
      {href === null ? (
        <Button variant="secondary" pending={loading} onClick={onMore}>
          Show more
        </Button>
      ) : (
        <ButtonLink
          href={href}
          variant="secondary"
          prefetch={false}
          aria-busy={loading || undefined}
          onClick={onMore}
        >
          Show more
        </ButtonLink>
      )}
    </div>
  );
}
