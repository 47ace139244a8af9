type FilterSelectProps = {
  name: string;
  /** Spoken, and the choice that filters nothing. */
  label: string;
  all: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
};

/** One choice of a filter bar. */
export function FilterSelect({ name, label, all, value = "", options }: FilterSelectProps) {
  return (
    <label>
      <span className="sr-only">{label}</span>
      <select key={value} name={name} defaultValue={value} className="field-box picks rounded-full">
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
