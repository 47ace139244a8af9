import { ChipRow, chipLook } from "@/components/ui/chip";
import { PlainLink } from "@/components/ui/plain-link";
import { TRANSACTION_TYPES, type TransactionType } from "@/lib/points/rules";
import { TYPE_WORDS } from "@/lib/points/words-rules";

type PointsFilterProps = { path: string; current: TransactionType | null };

/** The log by kind. */
export function PointsFilter({ path, current }: PointsFilterProps) {
  const choices = [null, ...TRANSACTION_TYPES];
  return (
    <ChipRow label="What is listed" className="mt-3 mb-3">
      {choices.map((type) => (
        <PlainLink
          key={type ?? "all"}
          href={type ? `${path}?type=${type}#log` : `${path}#log`}
          aria-current={type === current ? "true" : undefined}
          className={chipLook(type === current ? "on" : "off")}
        >
          {type ? TYPE_WORDS[type] : "Everything"}
        </PlainLink>
      ))}
    </ChipRow>
  );
}
