import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ChangeLog } from "@/components/admin/kit/change-log";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Moment } from "@/components/admin/kit/moment-client";
import { Panel } from "@/components/admin/kit/panel";
import { ArchiveButton } from "@/components/admin/products/archive-button-client";
import { choicesOf } from "@/components/admin/products/choices";
import { ProductEditor } from "@/components/admin/products/product-editor-client";
import { ProductSide } from "@/components/admin/products/product-side";
import { Badge } from "@/components/ui/badge";
import { Notice } from "@/components/ui/notice";
import type { Database } from "@/db/client";
import { nameActors } from "@/lib/accounts/desk-queries";
import { listAudit } from "@/lib/audit/queries";
import { findDeskProduct, listStockAdjustments } from "@/lib/catalog/desk-queries";
import { formValuesOf } from "@/lib/catalog/form-rules";
import { listCategories, listTopics } from "@/lib/catalog/queries";
import { requireAdmin } from "@/lib/http/require-admin";

export const metadata: Metadata = { title: "Product" };

const read = async (db: Database, productId: string) => {
  const [found, adjustments, { entries }, categories, topics] = await Promise.all([
    findDeskProduct(db, productId),
    listStockAdjustments(db, productId),
    listAudit(db, { subject: productId }, { limit: 10 }),
    listCategories(db),
    listTopics(db),
  ]);
  if (!found) notFound();
  const names = await nameActors(
    db,
    [...adjustments, ...entries].map(({ actor }) => actor),
  );
  return { ...found, adjustments, entries, categories, topics, names };
};

type ProductPageProps = { params: Promise<{ productId: string }> };

export default async function ProductPage({ params }: ProductPageProps) {
  const productId = decodeURIComponent((await params).productId);
  const { ctx } = await requireAdmin(`/admin/products/${productId}`);
  const { product, version, archivedAt, entries, names, ...more } = await read(ctx.db, productId);
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
                categories={choicesOf(more.categories)}
                topics={choicesOf(more.topics)}
                currency={product.currency}
              />
            )}
          </Panel>
          <Panel title="Changes">
            <ChangeLog entries={entries} names={names} />
          </Panel>
        </div>
        <ProductSide
          product={product}
          reserved={more.reserved}
          archived={archivedAt !== null}
          adjustments={more.adjustments}
          names={names}
        />
      </div>
    </DeskPage>
  );
}
