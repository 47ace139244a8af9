import { ProductCardSkeleton } from "@/components/catalog/product-card-skeleton";
import { ProductGrid } from "@/components/catalog/product-grid";
import { Skeleton } from "@/components/ui/skeleton";

const PLACES = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];

/** The geometry of a page of results. */
export function SearchWaiting() {
  return (
    <>
      <Skeleton className="my-1 h-9 w-72 max-w-full" />
      <div className="flex min-h-12 items-center max-sm:h-26 sm:mt-15">
        <Skeleton className="h-5 w-32" />
      </div>
      <ProductGrid>
        {PLACES.map((place) => (
          <li key={place}>
            <ProductCardSkeleton />
          </li>
        ))}
      </ProductGrid>
    </>
  );
}
