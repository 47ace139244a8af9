type DateFilterProps = { name: string; label: string; value: string | undefined };

/** A day of a filter bar; days are UTC. */
export function DateFilter({ name, label, value = "" }: DateFilterProps) {
  return (
    <label className="relative flex items-center gap-2">
      <span className="text-muted max-sm:sr-only">{label}</span>
      <input
        key={value}
        type="date"
        name={name}
        defaultValue={value}
        title={label}
        className="field-box rounded-full sm:w-auto"
      />
    </label>
  );
}
