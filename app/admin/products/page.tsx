import type { Metadata } from "next";
import { hrefWith, readAddress, type SearchParams } from "@/components/admin/kit/address";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { FilterBar } from "@/components/admin/kit/filter-bar-client";
import { FilterSelect } from "@/components/admin/kit/filter-select";
import { Pager } from "@/components/admin/kit/pager";
import { BulkForm } from "@/components/admin/products/bulk-form-client";
import { PRODUCTS, ProductTable } from "@/components/admin/products/product-table";
import { ButtonLink } from "@/components/ui/button";
import { buttonLook } from "@/components/ui/button-look";
import { EmptyState } from "@/components/ui/empty-state";
import { PlusIcon } from "@/components/ui/icons";
import { listDeskProducts } from "@/lib/catalog/desk-queries";
import { DeskProductFilter } from "@/lib/catalog/desk-rules";
import { type ListedShelf, listCategories, listTopics } from "@/lib/catalog/queries";
import { requireAdmin } from "@/lib/http/require-admin";
import { env } from "@/lib/kernel/env";

export const metadata: Metadata = { title: "Products" };

const choicesOf = (shelves: ListedShelf[]) => shelves.map(({ slug, name }) => ({ value: slug, label: name }));

const STOCK = [
  { value: "low", label: "Low or none" },
  { value: "out", label: "None left" },
  { value: "held", label: "Held by orders" },
];

export default async function ProductsPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await requireAdmin(PRODUCTS);
  const query = await readAddress(searchParams);
  const filter = DeskProductFilter.parse(query);
  const [page, categories, topics] = await Promise.all([
    listDeskProducts(ctx.db, filter),
    listCategories(ctx.db),
    listTopics(ctx.db),
  ]);
  const archived = filter.state === "archived";
  return (
    <DeskPage
      title="Products"
      note={archived ? "Archived: not sold, still in past orders" : "What the shop sells"}
      actions={
        <>
          <ButtonLink href={`${PRODUCTS}/import`} prefetch={false} variant="quiet" size="sm">
            Import
          </ButtonLink>
          {(["csv", "json"] as const).map((format) => (
            <a
              key={format}
              href={`/api/admin/products/export?format=${format}`}
              download
              className={buttonLook({ variant: "quiet", size: "sm" })}
            >
              Export {format.toUpperCase()}
            </a>
          ))}
          <ButtonLink href={`${PRODUCTS}/new`} prefetch={false} size="sm" icon={<PlusIcon size={18} />}>
            Add a product
          </ButtonLink>
        </>
      }
    >
      <FilterBar search="Name, slug, maker or id" q={filter.q} kept={{ sort: query.sort }}>
        <FilterSelect
          name="category"
          label="Category"
          all="All categories"
          value={filter.category}
          options={choicesOf(categories)}
        />
        <FilterSelect
          name="topic"
          label="Topic"
          all="All topics"
          value={filter.topic}
          options={choicesOf(topics)}
        />
        <FilterSelect name="stock" label="Stock" all="Any stock" value={filter.stock} options={STOCK} />
        <FilterSelect
          name="state"
          label="State"
          all="In the shop"
          value={archived ? "archived" : undefined}
          options={[{ value: "archived", label: "Archived" }]}
        />
      </FilterBar>
      {page.rows.length === 0 ? (
        <EmptyState
          art="/art/1f4e6"
          title={archived ? "Nothing is archived here" : "No product is like that"}
          text="Take a filter away, or add what is missing."
          action={
            <ButtonLink href={hrefWith(PRODUCTS, {})} prefetch={false} variant="secondary">
              Show all products
            </ButtonLink>
          }
        />
      ) : (
        <BulkForm
          archived={archived}
          currency={env.SHOP_CURRENCY}
          categories={choicesOf(categories)}
          topics={choicesOf(topics)}
        >
          <ProductTable
            rows={page.rows}
            query={query}
            sort={filter.sort}
            categoryNames={new Map(categories.map(({ slug, name }) => [slug, name]))}
            lowMark={env.LOW_STOCK_MARK}
          />
          <Pager
            path={PRODUCTS}
            query={query}
            next={page.next}
            shown={page.rows.length}
            total={page.total}
            noun="products"
          />
        </BulkForm>
      )}
    </DeskPage>
  );
}
