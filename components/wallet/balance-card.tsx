import { Card } from "@/components/ui/card";
import { Picture } from "@/components/ui/picture";
import { Price } from "@/components/ui/price";

/** What the wallet holds. */
export function BalanceCard({ balance, currency }: { balance: number; currency: string }) {
  return (
    <Card as="section" pad="lg" aria-label="Balance" className="relative overflow-hidden">
      <p className="font-semibold text-ink-soft">In your wallet</p>
      <p className="mt-1">
        <Price amount={balance} currency={currency} size="xl" />
      </p>
      <p className="mt-3 max-w-[70%] text-ink-soft">
        Pays for a thing in one step. What you return comes back here.
      </p>
      <span aria-hidden>
        <Picture
          stem="/art/1f45b"
          alt=""
          sizes="112px"
          eager
          className="absolute -right-2 -bottom-2 w-28 rotate-6"
        />
      </span>
    </Card>
  );
}
