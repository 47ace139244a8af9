import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { AccountPage } from "@/components/accounts/account-page";
import { ProductPicture } from "@/components/catalog/product-picture";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Price } from "@/components/ui/price";
import { BuyNow } from "@/components/wallet/buy-now-client";
import { findProducts } from "@/lib/catalog/queries";
import { tintOf } from "@/lib/catalog/rules";
import { findBuyer } from "@/lib/http/answer-purchase";
import { requireSession } from "@/lib/http/page-visit";
import { formatMoney } from "@/lib/kernel/money";
import { findBalance } from "@/lib/wallet/queries";

export const metadata: Metadata = { title: "Buy from your wallet" };

const WALLET = "/account/wallet";

type PageProps = { searchParams: Promise<{ product?: string | string[] }> };

/** What a purchase from the wallet will be, before it is made. */
export default async function BuyPage({ searchParams }: PageProps) {
  const productId = String((await searchParams).product ?? "").slice(0, 100);
  const { ctx, session } = await requireSession(`${WALLET}/buy?product=${productId}`);
  const [found, buyer, balance] = await Promise.all([
    findProducts(ctx.db, [productId]),
    findBuyer(ctx, session.user),
    findBalance(ctx.db, session.user.id),
  ]);
  const [product] = found;
  if (!product) {
    return (
      <AccountPage current={WALLET}>
        <EmptyState
          art="/art/1f50d"
          level={1}
          title="This is not sold any more"
          action={<ButtonLink href="/">To the market</ButtonLink>}
        />
      </AccountPage>
    );
  }
  const { name, price, currency, available, imageUrl, category } = product;
  const address = buyer?.shippingAddress;
  return (
    <AccountPage current={WALLET} title="Buy from your wallet">
      <Card as="section" pad="lg" className="mt-6 grid max-w-3xl gap-6 sm:grid-cols-[12rem_minmax(0,1fr)]">
        <ProductPicture
          imageUrl={imageUrl}
          alt=""
          tint={tintOf(category)}
          sizes="128px"
          eager
          className="aspect-square rounded-card max-sm:max-w-48"
        />
        <div className="flex min-w-0 flex-col gap-4">
          <div>
            <h2 className="text-2xl font-bold">{name}</h2>
            <p className="mt-1">
              <Price amount={price} currency={currency} size="lg" />
            </p>
          </div>
          <p className="text-ink-soft">
            {address ? `It goes to ${address.name}, ${address.line1}, ${address.city}. ` : ""}
            Your wallet holds <strong>{formatMoney(balance, currency)}</strong>.
          </p>
          {!buyer && (
            <Notice
              tone="warning"
              action={
                <ButtonLink href="/account/addresses?edit=new" size="sm" variant="secondary">
                  Add one
                </ButtonLink>
              }
            >
              We do not know yet where to send it.
            </Notice>
          )}
          {buyer && balance < price && (
            <Notice
              tone="warning"
              action={
                <ButtonLink href={WALLET} size="sm" variant="secondary">
                  Pay in
                </ButtonLink>
              }
            >
              Your wallet does not hold enough for this.
            </Notice>
          )}
          {buyer && available > 0 && (
            <BuyNow
              productId={productId}
              name={name}
              most={Math.min(500, available)}
              purchaseKey={randomUUID()}
            />
          )}
          {available <= 0 && <Notice>It is sold out.</Notice>}
        </div>
      </Card>
    </AccountPage>
  );
}
