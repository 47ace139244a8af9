import { Table, Th } from "@/components/ui/table";
import type { DeskProduct, DeskSort } from "@/lib/catalog/desk-rules";
import { hrefWith, type Query } from "../kit/address";
import { ProductRow } from "./product-row";

type ProductTableProps = {
  rows: DeskProduct[];
  query: Query;
  sort: DeskSort;
  categoryNames: Map<string, string>;
  lowMark: number;
};

export const PRODUCTS = "/admin/products";

/** Where a click on a head leads: its first order, or from there its other one. */
const sortBy = (query: Query, sort: DeskSort, first: DeskSort, second?: DeskSort) => {
  const wanted = sort === first && second ? second : first;
  const direction = sort === first || sort === second ? sort : null;
  const goesUp = direction === "name" || direction === "price" || direction === "stock";
  return {
    href: hrefWith(PRODUCTS, query, { sort: wanted, after: undefined }),
    direction: direction === null ? null : goesUp ? ("ascending" as const) : ("descending" as const),
  };
};

export function ProductTable({ rows, query, sort, categoryNames, lowMark }: ProductTableProps) {
  return (
    <Table
      label="Products"
      className="mt-4"
      head={
        <>
          <Th className="w-10 pr-0">
            <input
              type="checkbox"
              data-choose-all
              aria-label="Choose all on this page"
              className="tick tap"
            />
          </Th>
          <Th sort={sortBy(query, sort, "name")}>Product</Th>
          <Th className="max-sm:hidden">Category</Th>
          <Th end sort={sortBy(query, sort, "price", "-price")}>
            Price
          </Th>
          <Th end sort={sortBy(query, sort, "stock", "-stock")}>
            Available
          </Th>
          <Th end className="max-sm:hidden" sort={sortBy(query, sort, "sold")}>
            Sold
          </Th>
          <Th end className="max-sm:hidden" sort={sortBy(query, sort, "changed")}>
            Changed
          </Th>
        </>
      }
    >
      {rows.map((product) => (
        <ProductRow
          key={product.productId}
          product={product}
          categoryName={categoryNames.get(product.category) ?? product.category}
          lowMark={lowMark}
        />
      ))}
    </Table>
  );
}
