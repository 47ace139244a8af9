import Link from "next/link";
import type { ReactNode } from "react";
import { ProductPicture } from "@/components/catalog/product-picture";
import type { Tint } from "@/lib/catalog/rules";
import { formatMoney } from "@/lib/kernel/money";

export type ShownLine = {
  productId: string;
  name: string;
  /** Empty where the product has no page any more. */
  slug: string;
  imageUrl: string;
  tint: Tint;
  quantity: number;
  unitPrice: number;
  subtotal: number;
  /** Under the name: what changed, what went back. */
  note?: ReactNode;
};

type OrderLinesProps = { lines: ShownLine[]; currency: string };

function Line({ line, currency }: { line: ShownLine; currency: string }) {
  const { name, slug, quantity, unitPrice, subtotal, note } = line;
  return (
    <li className="flex items-center gap-4 py-3 first:pt-0 last:pb-0">
      <ProductPicture
        imageUrl={line.imageUrl}
        alt=""
        tint={line.tint}
        sizes="36px"
        className="size-16 shrink-0 rounded-tile"
      />
      <div className="min-w-0 grow">
        {slug ? (
          <Link
            href={`/product/${slug}`}
            className="line-clamp-2 leading-snug font-semibold text-balance hover:text-action hover:underline"
          >
            {name}
          </Link>
        ) : (
          <p className="line-clamp-2 leading-snug font-semibold text-balance">{name}</p>
        )}
        <p className="text-sm text-muted tabular-nums">
          {quantity} × {formatMoney(unitPrice, currency)}
        </p>
        {note && <p className="text-sm text-warning">{note}</p>}
      </div>
      <p className="font-semibold tabular-nums">{formatMoney(subtotal, currency)}</p>
    </li>
  );
}

/** What is bought: picture, name, how many at how much. */
export function OrderLines({ lines, currency }: OrderLinesProps) {
  return (
    <ul className="divide-y divide-line">
      {lines.map((line) => (
        <Line key={line.productId} line={line} currency={currency} />
      ))}
    </ul>
  );
}
