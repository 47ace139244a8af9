import type { Metadata } from "next";
import { ShelfPage } from "@/components/admin/shelves/shelf-page";
import { listTopics } from "@/lib/catalog/queries";
import { requireAdmin } from "@/lib/http/require-admin";

export const metadata: Metadata = { title: "Topics" };

export default async function TopicsPage() {
  const { ctx } = await requireAdmin("/admin/topics");
  return (
    <ShelfPage
      kind="topic"
      title="Topics"
      note="Themes that a product may belong to, across categories"
      shelves={await listTopics(ctx.db)}
    />
  );
}
