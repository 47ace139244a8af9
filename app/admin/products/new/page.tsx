import type { Metadata } from "next";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Panel } from "@/components/admin/kit/panel";
import { choicesOf } from "@/components/admin/products/choices";
import { NewProduct } from "@/components/admin/products/new-product-client";
import { listCategories, listTopics } from "@/lib/catalog/queries";
import { requireAdmin } from "@/lib/http/require-admin";
import { env } from "@/lib/kernel/env";

export const metadata: Metadata = { title: "Add a product" };

export default async function NewProductPage() {
  const { ctx } = await requireAdmin("/admin/products/new");
  const [categories, topics] = await Promise.all([listCategories(ctx.db), listTopics(ctx.db)]);
  return (
    <DeskPage
      title="Add a product"
      note="It stands in the shop as soon as it is added"
      back={{ href: "/admin/products", label: "Products" }}
      narrow
    >
      <Panel>
        <NewProduct
          categories={choicesOf(categories)}
          topics={choicesOf(topics)}
          currency={env.SHOP_CURRENCY}
        />
      </Panel>
    </DeskPage>
  );
}
