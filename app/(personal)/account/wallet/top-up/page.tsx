import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountPage } from "@/components/accounts/account-page";
import { PaymentWait } from "@/components/checkout/payment-wait";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { requireSession } from "@/lib/http/page-visit";
import { PaymentIntentId } from "@/lib/orders/schema";
import { settleReturnedTopUp } from "@/lib/wallet/settle-returned-top-up";

export const metadata: Metadata = { title: "Your payment", referrer: "no-referrer" };

type PageProps = { searchParams: Promise<{ payment_intent?: string | string[] }> };

const WALLET = "/account/wallet";

/** Where somebody comes back to who has paid in. */
export default async function TopUpPage({ searchParams }: PageProps) {
  const { payment_intent } = await searchParams;
  const { ctx, session } = await requireSession(WALLET);
  const id = PaymentIntentId.safeParse(payment_intent);
  const returned = id.success ? await settleReturnedTopUp(ctx, session.user.id, id.data) : null;
  if (returned !== null && returned !== "away" && returned.status === "succeeded") {
    redirect(`${WALLET}?done=topped-up`);
  }
  const waits = returned === "away" || returned?.status === "processing";
  return (
    <AccountPage current={WALLET}>
      {waits ? (
        <PaymentWait reason={returned === "away" ? "away" : "bank"} />
      ) : (
        <EmptyState
          art="/art/1f45b"
          level={1}
          title={returned ? "The payment did not go through" : "We do not know this payment"}
          text={
            returned ? "Nothing was charged. Try again, or with another card." : "Your wallet is as it was."
          }
          action={<ButtonLink href={WALLET}>Back to your wallet</ButtonLink>}
        />
      )}
    </AccountPage>
  );
}
