import { Skeleton } from "@/components/ui/skeleton";

/** The geometry of a product card, while it is on its way. */
export function ProductCardSkeleton() {
  return (
    <div
      aria-hidden
      className="flex min-w-0 flex-col overflow-hidden rounded-card border border-line bg-card"
    >
      <Skeleton className="aspect-[1.18] rounded-none" />
      <div className="flex grow flex-col p-3 sm:p-4.5 sm:pt-4">
        <Skeleton className="my-0.5 h-4 w-2/5" />
        <Skeleton className="my-1 h-4.5 w-4/5" />
        <Skeleton className="mt-2 h-3.5 w-3/5" />
        <div className="mt-auto flex items-end justify-between pt-3">
          <Skeleton className="mb-2.5 h-6 w-20" />
          <Skeleton className="size-11 rounded-full" />
        </div>
      </div>
    </div>
  );
}
