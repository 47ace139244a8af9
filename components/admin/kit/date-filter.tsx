type DateFilterProps = { name: string; label: string; value: string | undefined };

/** A day of a filter bar; days are UTC. */
export function DateFilter({ name, label, value = "" }: DateFilterProps) {
  return (
    <label className="flex items-center gap-2 max-sm:grow">
      <span className="text-muted">{label}</span>
      <input
        key={value}
        type="date"
        name={name}
        defaultValue={value}
        className="field-box w-auto rounded-full max-sm:grow"
      />
    </label>
  );
}
