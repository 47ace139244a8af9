import type { Metadata } from "next";
import { ShelfPage } from "@/components/admin/shelves/shelf-page";
import { listCategories } from "@/lib/catalog/queries";
import { requireAdmin } from "@/lib/http/require-admin";

export const metadata: Metadata = { title: "Categories" };

export default async function CategoriesPage() {
  const { ctx } = await requireAdmin("/admin/categories");
  return (
    <ShelfPage
      kind="category"
      title="Categories"
      note="Every product is in one; the shop shows them in this order"
      shelves={await listCategories(ctx.db)}
    />
  );
}
