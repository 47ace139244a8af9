import { SubmitButton } from "@/components/ui/submit-button-client";
import { payFromWalletAction } from "@/lib/checkout/place-actions";
import { formatMoney } from "@/lib/kernel/money";
import { WalletBox } from "./wallet-box";

type WalletFormProps = {
  orderId: string;
  total: number;
  currency: string;
  /** What the wallet holds; minor units. */
  balance: number;
};

/** Pays a placed order from the wallet, with script and without. */
export function WalletForm({ orderId, ...amounts }: WalletFormProps) {
  const { total, currency } = amounts;
  return (
    <WalletBox {...amounts}>
      <form action={payFromWalletAction}>
        <input type="hidden" name="orderId" value={orderId} />
        <input type="hidden" name="total" value={total} />
        <SubmitButton variant="secondary" size="lg" wide>
          Pay {formatMoney(total, currency)} from the wallet
        </SubmitButton>
      </form>
    </WalletBox>
  );
}
