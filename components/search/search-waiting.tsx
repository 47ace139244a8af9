import { ProductCardSkeleton } from "@/components/catalog/product-card-skeleton";
import { ProductGrid } from "@/components/catalog/product-grid";
import { Skeleton } from "@/components/ui/skeleton";

const PLACES = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
const FILTERS = ["one", "two", "three", "four", "five", "six", "seven", "eight"];

/** The geometry of a page of results. */
export function SearchWaiting() {
  return (
    <>
      <Skeleton className="my-1 h-9 w-72 max-w-full" />
      <div className="mt-4 lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] lg:gap-8">
        <div className="hidden flex-col gap-6 pt-3 lg:flex">
          {FILTERS.map((place) => (
            <Skeleton key={place} className="h-5 w-full" />
          ))}
        </div>
        <div className="min-w-0">
          <div className="mb-4 flex min-h-12 flex-wrap items-center gap-2">
            <div className="mr-auto max-sm:basis-full">
              <Skeleton className="my-0.5 h-5 w-32" />
            </div>
            <Skeleton className="h-10 w-24 rounded-full lg:hidden" />
            <Skeleton className="h-10 w-36 rounded-full" />
          </div>
          <ProductGrid className="lg:grid-cols-3! xl:grid-cols-4!">
            {PLACES.map((place) => (
              <li key={place}>
                <ProductCardSkeleton />
              </li>
            ))}
          </ProductGrid>
        </div>
      </div>
    </>
  );
}
