import type { Metadata } from "next";
import { readAddress, type SearchParams } from "@/components/admin/kit/address";
import { DeskPage } from "@/components/admin/kit/desk-page";
import { FilterBar } from "@/components/admin/kit/filter-bar-client";
import { Pager } from "@/components/admin/kit/pager";
import { NewPromotion } from "@/components/admin/promotions/promotion-form-client";
import { PromotionTable } from "@/components/admin/promotions/promotion-table";
import { EmptyState } from "@/components/ui/empty-state";
import { requireAdmin } from "@/lib/http/require-admin";
import { env } from "@/lib/kernel/env";
import { DeskPromotionFilter } from "@/lib/promotions/desk-rules";
import { listPromotionCodes } from "@/lib/promotions/queries";

export const metadata: Metadata = { title: "Promotion codes" };

const CODES = "/admin/promotion-codes";
const PAGE = 50;

export default async function PromotionCodesPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await requireAdmin(CODES);
  const query = await readAddress(searchParams);
  const { q, after } = DeskPromotionFilter.parse(query);
  const { promotionCodes, next } = await listPromotionCodes(ctx.db, { limit: PAGE, after, q });
  const currency = env.SHOP_CURRENCY;
  const unfiltered = !q && !after;
  return (
    <DeskPage
      title="Promotion codes"
      note="Typed at the checkout; every order keeps what it was promised"
      actions={<NewPromotion currency={currency} />}
    >
      {promotionCodes.length === 0 && unfiltered ? (
        <EmptyState
          art="/art/1f39f-fe0f"
          title="No code yet"
          text="A code takes a part or an amount off an order, for as long, as often and for whom you say."
        />
      ) : (
        <>
          <FilterBar search="Part of a code" q={q} />
          {promotionCodes.length === 0 ? (
            <EmptyState
              art="/art/1f50d"
              title="No code is like that"
              text="Look for another part of its text."
            />
          ) : (
            <>
              <PromotionTable codes={promotionCodes} currency={currency} now={ctx.now} />
              <Pager
                path={CODES}
                query={query}
                next={next}
                shown={promotionCodes.length}
                total={null}
                noun="codes"
              />
            </>
          )}
        </>
      )}
    </DeskPage>
  );
}
