import { buttonLook } from "@/components/ui/button-look";
import { chipLook } from "@/components/ui/chip";
import { ChevronDownIcon, CloseIcon } from "@/components/ui/icons";
import { type ListKind, SORTS } from "./list-query";

type ListToolsProps = {
  /** One such form a page. */
  kind: ListKind;
};

const AMOUNTS = [
  { name: "minPrice", label: "From" },
  { name: "maxPrice", label: "To" },
];

function SortField({ kind }: ListToolsProps) {
  return (
    <label className="relative shrink-0">
      <span className="sr-only">Sort by</span>
      <select name="sort" className={chipLook("off", "tool appearance-none pr-10")}>
        {SORTS[kind].map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
      <ChevronDownIcon size={16} className="pointer-events-none absolute top-3 right-4 text-muted" />
    </label>
  );
}

function PriceFields() {
  return (
    <>
      <button type="button" popoverTarget="price-range" className={chipLook("off", "tool")}>
        Price
        <ChevronDownIcon size={16} className="opacity-70" />
      </button>
      <div id="price-range" popover="auto" className="menu">
        <div className="grid w-60 grid-cols-2 gap-3 p-2">
          {AMOUNTS.map(({ name, label }) => (
            <label key={name} className="text-sm font-semibold">
              {label}
              <input
                name={name}
                data-amount
                inputMode="decimal"
                autoComplete="off"
                placeholder="any"
                pattern="[0-9]+([.][0-9]+)?"
                title="An amount, such as 5 or 12.50"
                className="field-box mt-1 font-normal"
              />
            </label>
          ))}
          <button type="submit" className={buttonLook({ wide: true }, "col-span-2")}>
            Show these
          </button>
        </div>
      </div>
    </>
  );
}

/**
 * Sort and filters of a list, for a `ListForm`. The fields themselves hold and show what is chosen, so that the page needs
 * no script for how they look; without script there is nothing to press, so they are not shown.
 */
export function ListTools({ kind }: ListToolsProps) {
  return (
    <search
      aria-label="Sort and filter"
      className="bleed scroll-row max-w-[100vw] gap-2 py-1 no-script:hidden"
    >
      <SortField kind={kind} />
      <label className={chipLook("off", "tool")}>
        <input type="checkbox" name="inStock" value="true" className="sr-only" />
        In stock
      </label>
      <PriceFields />
      <button type="reset" className={chipLook("off", "tool-reset border-transparent")}>
        <CloseIcon size={16} />
        Clear
      </button>
    </search>
  );
}
