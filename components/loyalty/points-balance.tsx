import { Card } from "@/components/ui/card";
import { Picture } from "@/components/ui/picture";
import { formatMoney } from "@/lib/kernel/money";
import { countPoints, dayWords } from "@/lib/points/words-rules";

type PointsBalanceProps = {
  balance: number;
  /** Of one point, in minor units. */
  value: number;
  currency: string;
  /** Soonest first; `date` is the last day on which they count. */
  expiring: { date: string; amount: number }[];
};

const SHOWN = 3;

/** What can be spent, what it is worth, and what goes next. */
export function PointsBalance({ balance, value, currency, expiring }: PointsBalanceProps) {
  return (
    <Card as="section" pad="lg" aria-label="Balance" className="relative overflow-hidden">
      <p className="font-semibold text-ink-soft">You can spend</p>
      <p className="mt-1 font-display text-5xl leading-none font-extrabold tracking-tighter tabular-nums">
        {balance.toLocaleString("en")}
        <span className="ml-2 text-xl font-bold tracking-tight">{balance === 1 ? "point" : "points"}</span>
      </p>
      <p className="mt-2 text-ink-soft">Worth {formatMoney(balance * value, currency)} at checkout</p>
      {expiring.length > 0 && (
        <div className="mt-5 max-w-[75%]">
          <h2 className="text-base font-bold">Expires next</h2>
          <ul className="mt-1 text-sm text-ink-soft">
            {expiring.slice(0, SHOWN).map(({ date, amount }) => (
              <li key={date}>
                {countPoints(amount)} after {dayWords(date)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <span aria-hidden>
        <Picture
          stem="/art/1fa99"
          alt=""
          sizes="112px"
          eager
          className="absolute -right-3 -bottom-3 w-28 rotate-6"
        />
      </span>
    </Card>
  );
}
