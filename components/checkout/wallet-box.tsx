import type { ReactNode } from "react";
import { PlainLink } from "@/components/ui/plain-link";
import { formatMoney } from "@/lib/kernel/money";

type WalletBoxProps = {
  /** What the wallet holds, and what is to be paid; minor units. */
  balance: number;
  total: number;
  currency: string;
  /** The button that pays, shown where the wallet holds enough. */
  children: ReactNode;
};

/** What the wallet holds, and the way to pay with it or to pay into it. */
export function WalletBox({ balance, total, currency, children }: WalletBoxProps) {
  return (
    <section aria-label="Wallet" className="rounded-tile bg-sunken p-4 sm:p-5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-display text-lg font-bold tracking-tight">Your wallet</span>
        <span className="text-sm">It holds {formatMoney(balance, currency)}</span>
      </p>
      {balance >= total ? (
        <div className="mt-3">{children}</div>
      ) : (
        <p className="mt-1 text-sm">
          That is too little for this order.{" "}
          <PlainLink href="/account/wallet" className="font-semibold text-action hover:underline">
            Pay in
          </PlainLink>
        </p>
      )}
    </section>
  );
}
