type DateFilterProps = { name: string; label: string; value: string | undefined };

function DateFilter({ name, label, value = "" }: DateFilterProps) {
  return (
    <label className="flex flex-col gap-0.5 sm:flex-row sm:items-center sm:gap-2">
      <span className="text-muted max-sm:pl-3.5 max-sm:text-xs">{label}</span>
      <input
        key={value}
        type="date"
        name={name}
        defaultValue={value}
        className="field-box rounded-full sm:w-auto"
      />
    </label>
  );
}

/** From one day to another in a filter bar, both included; days are UTC. */
export function DateRange({ from, to }: { from: string | undefined; to: string | undefined }) {
  return (
    <div className="col-span-2 grid grid-cols-2 gap-2 sm:contents">
      <DateFilter name="from" label="From" value={from} />
      <DateFilter name="to" label="To" value={to} />
    </div>
  );
}
