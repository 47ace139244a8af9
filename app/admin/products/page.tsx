import type { Metadata } from "next";
import { readAddress, type SearchParams } from "@/components/admin/kit/address";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Pager } from "@/components/admin/kit/pager";
import { BulkForm } from "@/components/admin/products/bulk-form-client";
import { CatalogueButtons } from "@/components/admin/products/catalogue-buttons";
import { choicesOf } from "@/components/admin/products/choices";
import { ProductFilters } from "@/components/admin/products/product-filters";
import { PRODUCTS, ProductTable } from "@/components/admin/products/product-table";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { listDeskProducts } from "@/lib/catalog/desk-queries";
import { DeskProductFilter } from "@/lib/catalog/desk-rules";
import { listCategories, listTopics } from "@/lib/catalog/queries";
import { requireAdmin } from "@/lib/http/require-admin";
import { env } from "@/lib/kernel/env";

export const metadata: Metadata = { title: "Products" };

export default async function ProductsPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await requireAdmin(PRODUCTS);
  const query = await readAddress(searchParams);
  const filter = DeskProductFilter.parse(query);
  const [{ rows, next, total }, categories, topics] = await Promise.all([
    listDeskProducts(ctx.db, filter),
    listCategories(ctx.db),
    listTopics(ctx.db),
  ]);
  const archived = filter.state === "archived";
  const choices = { categories: choicesOf(categories), topics: choicesOf(topics) };
  return (
    <DeskPage
      title="Products"
      note={archived ? "Archived: not sold, still in past orders" : "What the shop sells"}
      actions={<CatalogueButtons />}
    >
      <ProductFilters filter={filter} sort={query.sort} {...choices} />
      {rows.length === 0 ? (
        <EmptyState
          art="/art/1f4e6"
          title={archived ? "Nothing is archived here" : "No product is like that"}
          text="Take a filter away, or add what is missing."
          action={
            <ButtonLink href={PRODUCTS} prefetch={false} variant="secondary">
              Show all products
            </ButtonLink>
          }
        />
      ) : (
        <BulkForm archived={archived} currency={env.SHOP_CURRENCY} {...choices}>
          <ProductTable
            rows={rows}
            query={query}
            sort={filter.sort}
            categoryNames={new Map(categories.map(({ slug, name }) => [slug, name]))}
            lowMark={env.LOW_STOCK_MARK}
          />
          <Pager
            path={PRODUCTS}
            query={query}
            next={next}
            shown={rows.length}
            total={total}
            noun="products"
          />
        </BulkForm>
      )}
    </DeskPage>
  );
}
