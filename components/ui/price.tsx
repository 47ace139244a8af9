import { moneyParts } from "@/lib/kernel/money";
import { cx } from "./class-names";

type PriceProps = {
  /** In minor units. */
  amount: number;
  /** ISO 4217, lower case. */
  currency: string;
  /** In minor units; struck, beside the price. */
  oldAmount?: number | null;
  locale?: string;
  /** `tight` is `md` where there is room for it, and smaller on a phone: for many digits in a card. */
  size?: "sm" | "tight" | "md" | "lg" | "xl";
  className?: string;
};

const sizes = {
  sm: "text-base",
  tight: "text-sm sm:text-[1.375rem]",
  md: "text-lg sm:text-[1.375rem]",
  lg: "text-3xl",
  xl: "text-4xl sm:text-5xl",
};

const small: { [type: string]: string } = {
  currency: "mr-[0.06em] align-[0.32em] text-[0.58em] tracking-normal",
  literal: "text-[0.3em]",
};

type Piece = { look: string | undefined; text: string };

/** What looks the same is one piece: of `$3.15` the sign and the number. */
function piecesOf(parts: readonly Intl.NumberFormatPart[]): Piece[] {
  const pieces: Piece[] = [];
  for (const { type, value } of parts) {
    const last = pieces.at(-1);
    if (last && last.look === small[type]) last.text += value;
    else pieces.push({ look: small[type], text: value });
  }
  return pieces;
}

function Digits({ amount, currency, locale }: Pick<PriceProps, "amount" | "currency" | "locale">) {
  return piecesOf(moneyParts(amount, currency, locale)).map(({ look, text }) =>
    look ? (
      <span key={text} className={look}>
        {text}
      </span>
    ) : (
      text
    ),
  );
}

export function Price({ amount, currency, oldAmount, locale, size = "md", className }: PriceProps) {
  const reduced = oldAmount != null && oldAmount > amount;
  return (
    <span className={cx("inline-flex flex-wrap items-baseline gap-x-2 leading-tight", className)}>
      {reduced && <span className="sr-only">Now </span>}
      <span className={cx("font-display font-bold tracking-tight whitespace-nowrap", sizes[size])}>
        <Digits amount={amount} currency={currency} locale={locale} />
      </span>
      {reduced && (
        <s className="text-sm font-normal whitespace-nowrap text-muted">
          <span className="sr-only">, was </span>
          {moneyParts(oldAmount, currency, locale).map((part) => part.value)}
        </s>
      )}
    </span>
  );
}
