import { SORTS } from "@/components/catalog/list-query";
import { chipLook } from "@/components/ui/chip";
import { ChevronDownIcon } from "@/components/ui/icons";

type SortFieldProps = { value: string; onChange: (sort: string) => void };

/** The order of what was found. */
export function SortField({ value, onChange }: SortFieldProps) {
  return (
    <label className="relative shrink-0">
      <span className="sr-only">Sort by</span>
      <select
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        className={chipLook("off", "tool appearance-none pr-10")}
      >
        {SORTS.search.map(([sort, name]) => (
          <option key={sort} value={sort}>
            {name}
          </option>
        ))}
      </select>
      <ChevronDownIcon size={16} className="pointer-events-none absolute top-3 right-4 text-muted" />
    </label>
  );
}
