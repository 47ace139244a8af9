import { SelectField, TextField } from "@/components/ui/field";
import type { BulkKind } from "./bulk-words";
import type { Choice } from "./product-fields";

type BulkFieldsProps = {
  kind: BulkKind;
  currency: string;
  categories: Choice[];
  topics: Choice[];
  faults: (name: string) => string | undefined;
};

function Options({ choices, none }: { choices: Choice[]; none: string }) {
  return (
    <>
      <option value="">{none}</option>
      {choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </>
  );
}

/** What has to be known before many products are changed, or what it will mean. */
export function BulkFields({ kind, currency, categories, topics, faults }: BulkFieldsProps) {
  const typed = { name: kind, error: faults(kind), autoComplete: "off", autoFocus: true };
  const chosen = { name: kind, error: faults(kind), defaultValue: "" };
  switch (kind) {
    case "price":
      return (
        <TextField
          {...typed}
          label={`New price in ${currency.toUpperCase()}`}
          inputMode="decimal"
          placeholder="19.99"
        />
      );
    case "percent":
      return (
        <TextField
          {...typed}
          label="By how many percent"
          hint="10 raises every price by a tenth, -15 lowers it. Halves of a cent go to the even one."
          inputMode="numeric"
        />
      );
    case "category":
      return (
        <SelectField {...chosen} label="Category">
          <Options choices={categories} none="Choose…" />
        </SelectField>
      );
    case "topic":
      return (
        <SelectField {...chosen} label="Topic" optional>
          <Options choices={topics} none="None" />
        </SelectField>
      );
    case "archive":
      return (
        <p>
          They leave the shop and its search at once. Past orders still show them, and you can restore them.
        </p>
      );
    case "restore":
      return <p>They are in the shop again as they were, with the stock that they have.</p>;
  }
}
