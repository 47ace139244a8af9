import { Skeleton } from "@/components/ui/skeleton";

/** The geometry of cart lines while they are on their way. */
export function CartSkeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div role="status" aria-label="Loading your cart">
      {Array.from({ length: lines }, (_, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
          key={index}
          className="grid grid-cols-[5rem_minmax(0,1fr)] gap-4 border-t border-line py-4 first:border-t-0 sm:grid-cols-[6rem_minmax(0,1fr)]"
        >
          <Skeleton className="aspect-square rounded-tile" />
          <div className="flex flex-col gap-2">
            <div className="flex justify-between gap-3">
              <Skeleton className="my-1 h-4 w-2/3" />
              <Skeleton className="h-7 w-16" />
            </div>
            <Skeleton className="h-3.5 w-20" />
            <Skeleton className="h-11 w-34 rounded-full" />
          </div>
        </div>
      ))}
    </div>
  );
}
