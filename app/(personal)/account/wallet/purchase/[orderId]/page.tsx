import type { Metadata } from "next";
import { AccountPage } from "@/components/accounts/account-page";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PurchaseSteps } from "@/components/wallet/purchase-steps";
import { findPurchase } from "@/lib/checkout/buy-now";
import type { Purchase } from "@/lib/checkout/purchase-steps";
import { requireSession } from "@/lib/http/page-visit";
import { env } from "@/lib/kernel/env";
import { formatMoney } from "@/lib/kernel/money";
import { Quote } from "@/lib/orders/schema";
import { findBalance } from "@/lib/wallet/queries";

export const metadata: Metadata = { title: "Your purchase" };

const WALLET = "/account/wallet";

const UNDONE = "Whatever had been done was undone: nothing was taken from your wallet.";

const wordsOf = ({ state, failure }: Purchase): { title: string; text: string } => {
  if (state === "succeeded") return { title: "It is yours", text: "We are packing it now." };
  if (state !== "failed") return { title: "It is under way", text: "Look again in a moment." };
  if (failure === "insufficient-stock") return { title: "There is not enough in stock", text: UNDONE };
  if (failure === "insufficient-balance") {
    return { title: "Your wallet does not hold enough", text: UNDONE };
  }
  return { title: "It could not be bought", text: UNDONE };
};

function Actions({ purchase: { orderId, state, failure } }: { purchase: Purchase }) {
  return (
    <div className="mt-6 flex flex-wrap gap-3">
      {state === "succeeded" && <ButtonLink href={`/order/${orderId}`}>See the order</ButtonLink>}
      {failure === "insufficient-balance" && <ButtonLink href={WALLET}>Pay in</ButtonLink>}
      <ButtonLink href="/" variant="secondary">
        Keep shopping
      </ButtonLink>
    </div>
  );
}

type PageProps = { params: Promise<{ orderId: string }> };

/** A purchase from the wallet: what was done step by step, and what was undone. */
export default async function PurchasePage({ params }: PageProps) {
  const { orderId } = await params;
  const { ctx, session } = await requireSession(`${WALLET}/purchase/${orderId}`);
  const purchase = await findPurchase(ctx.db, orderId);
  if (purchase?.userId !== session.user.id) {
    return (
      <AccountPage current={WALLET}>
        <EmptyState
          art="/art/1f50d"
          level={1}
          title="We do not know this purchase"
          action={<ButtonLink href={WALLET}>Back to your wallet</ButtonLink>}
        />
      </AccountPage>
    );
  }
  const { title, text } = wordsOf(purchase);
  const [line] = Quote.parse(purchase.quote).lines;
  const balance = await findBalance(ctx.db, session.user.id);
  return (
    <AccountPage current={WALLET} title={title} lead={text}>
      <p className="mt-4 text-lg">
        {purchase.quantity} × {line?.name}, <strong>{formatMoney(purchase.total, env.SHOP_CURRENCY)}</strong>{" "}
        with shipping. Your wallet holds <strong>{formatMoney(balance, env.SHOP_CURRENCY)}</strong> now.
      </p>
      <Card as="section" pad="lg" aria-labelledby="steps" className="mt-6 max-w-xl">
        <h2 id="steps" className="mb-5 text-xl font-bold">
          Step by step
        </h2>
        <PurchaseSteps steps={purchase.steps} />
      </Card>
      <Actions purchase={purchase} />
    </AccountPage>
  );
}
