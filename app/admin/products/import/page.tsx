import type { Metadata } from "next";
import { Importer } from "@/components/admin/import/importer-client";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { Panel } from "@/components/admin/kit/panel";
import { requireAdmin } from "@/lib/http/require-admin";
import { env } from "@/lib/kernel/env";

export const metadata: Metadata = { title: "Import products" };

export default async function ImportPage() {
  await requireAdmin("/admin/products/import");
  return (
    <DeskPage
      title="Import products"
      note="First it is checked row by row; nothing is written before you say so"
      back={{ href: "/admin/products", label: "Products" }}
      narrow
    >
      <Panel>
        <Importer currency={env.SHOP_CURRENCY} />
      </Panel>
      <p className="mt-4 text-muted">
        A row is matched by its productId, else by its slug, else by its name. What a cell leaves blank stays
        as it is; NA empties it. Tags are parted by |. The easiest start is an{" "}
        <a
          href="/api/admin/products/export?format=csv"
          download
          className="font-semibold text-action hover:underline"
        >
          export
        </a>
        .
      </p>
    </DeskPage>
  );
}
