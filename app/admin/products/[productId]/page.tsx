import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ChangeLog } from "@/components/admin/kit/change-log";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Facts } from "@/components/admin/kit/facts";
import { Moment } from "@/components/admin/kit/moment-client";
import { Panel } from "@/components/admin/kit/panel";
import { PictureAddress } from "@/components/admin/pictures/picture-address-client";
import { PicturePanel } from "@/components/admin/pictures/picture-panel-client";
import { Adjustments } from "@/components/admin/products/adjustments";
import { ArchiveButton } from "@/components/admin/products/archive-button-client";
import { ProductEditor } from "@/components/admin/products/product-editor-client";
import { StockForm } from "@/components/admin/products/stock-form-client";
import { ProductPicture } from "@/components/catalog/product-picture";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import { nameActors } from "@/lib/accounts/desk-queries";
import { listAudit } from "@/lib/audit/queries";
import { findDeskProduct, listStockAdjustments } from "@/lib/catalog/desk-queries";
import { formValuesOf } from "@/lib/catalog/form-rules";
import { listCategories, listTopics } from "@/lib/catalog/queries";
import { tintOf } from "@/lib/catalog/rules";
import { requireAdmin } from "@/lib/http/require-admin";

export const metadata: Metadata = { title: "Product" };

const choicesOf = (shelves: { slug: string; name: string }[]) =>
  shelves.map(({ slug, name }) => ({ value: slug, label: name }));

export default async function ProductPage({ params }: { params: Promise<{ productId: string }> }) {
  const productId = decodeURIComponent((await params).productId);
  const { ctx } = await requireAdmin(`/admin/products/${productId}`);
  const [found, adjustments, { entries }, categories, topics] = await Promise.all([
    findDeskProduct(ctx.db, productId),
    listStockAdjustments(ctx.db, productId),
    listAudit(ctx.db, { subject: productId }, { limit: 10 }),
    listCategories(ctx.db),
    listTopics(ctx.db),
  ]);
  if (!found) notFound();
  const { product, version, reserved, archivedAt } = found;
  const names = await nameActors(
    ctx.db,
    [...adjustments, ...entries].map(({ actor }) => actor),
  );
  return (
    <DeskPage
      title={product.name}
      note={
        <span className="flex flex-wrap items-center gap-2">
          {archivedAt ? <Badge tone="warning">Archived</Badge> : <Badge tone="success">In the shop</Badge>}
          <span className="font-mono text-xs">{productId}</span>
        </span>
      }
      back={{ href: "/admin/products", label: "Products" }}
      actions={
        <>
          {!archivedAt && (
            <Link
              href={`/product/${product.slug}`}
              prefetch={false}
              className="tap px-2 font-semibold text-action hover:underline"
            >
              See it in the shop
            </Link>
          )}
          <ArchiveButton productId={productId} name={product.name} archived={archivedAt !== null} />
        </>
      }
    >
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid gap-4">
          <Panel>
            {archivedAt ? (
              <Notice title="Restore it to change it">
                It was taken out of the shop on <Moment at={archivedAt} day />. Past orders show it as it was.
              </Notice>
            ) : (
              <ProductEditor
                key={productId}
                productId={productId}
                version={version}
                values={formValuesOf(product)}
                categories={choicesOf(categories)}
                topics={choicesOf(topics)}
                currency={product.currency}
              />
            )}
          </Panel>
          <Panel title="Changes">
            <ChangeLog entries={entries} names={names} />
          </Panel>
        </div>
        <div className="grid gap-4">
          {!archivedAt && (
            <Panel title="Picture">
              <PicturePanel productId={productId}>
                <ProductPicture
                  imageUrl={product.imageUrl}
                  alt={`${product.name}, as the shop shows it`}
                  tint={tintOf(product.category)}
                  sizes="200px"
                  className="aspect-[1.18] w-full"
                />
              </PicturePanel>
              <PictureAddress productId={productId} imageUrl={product.imageUrl} />
            </Panel>
          )}
          <Panel title="Stock" aside={reserved > 0 ? `${reserved} held by open orders` : undefined}>
            <StockForm productId={productId} stock={product.stock} />
            <Adjustments entries={adjustments} names={names} />
          </Panel>
          <Panel title="In numbers">
            <Facts
              facts={[
                ["To sell", product.available],
                ["Sold", product.sold],
                ["Added", <Moment key="added" at={product.createdAt} day />],
                ["Changed", <Moment key="changed" at={product.updatedAt} />],
              ]}
            />
          </Panel>
        </div>
      </div>
    </DeskPage>
  );
}
