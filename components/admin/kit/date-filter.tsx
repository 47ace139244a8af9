type DateFilterProps = { name: string; label: string; value: string | undefined };

/** A day of a filter bar; days are UTC. */
export function DateFilter({ name, label, value = "" }: DateFilterProps) {
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
