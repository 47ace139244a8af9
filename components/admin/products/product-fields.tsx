import type { ReactNode } from "react";
import { SelectField, TextareaField, TextField } from "@/components/ui/field";
import type { FormValues } from "@/lib/catalog/form-rules";

export type Choice = { value: string; label: string };

type ProductFieldsProps = {
  values: FormValues;
  /** What is wrong with a field. */
  faults: (name: string) => string | undefined;
  categories: Choice[];
  topics: Choice[];
  currency: string;
  isNew?: boolean;
};

const RATINGS = ["0", "0.5", "1", "1.5", "2", "2.5", "3", "3.5", "4", "4.5", "5"];

function Options({ choices, none }: { choices: Choice[]; none: string }): ReactNode {
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

/** The fields of a product, uncontrolled, so that what is typed stays whatever the answer is. */
export function ProductFields(props: ProductFieldsProps) {
  const { values, faults, categories, topics, currency, isNew } = props;
  const field = (name: keyof FormValues) => ({ name, defaultValue: values[name], error: faults(name) });
  return (
    <div className="grid gap-x-4 gap-y-4 sm:grid-cols-6">
      <TextField
        {...field("name")}
        label="Name"
        className="sm:col-span-4"
        maxLength={200}
        autoFocus={isNew}
      />
      <TextField
        {...field("price")}
        label={`Price in ${currency.toUpperCase()}`}
        inputMode="decimal"
        autoComplete="off"
        placeholder="19.99"
        className="sm:col-span-2"
      />
      <TextareaField {...field("description")} label="Description" optional className="sm:col-span-6" />
      <SelectField {...field("category")} label="Category" className="sm:col-span-2">
        <Options choices={categories} none="Choose…" />
      </SelectField>
      <SelectField {...field("topic")} label="Topic" optional className="sm:col-span-2">
        <Options choices={topics} none="None" />
      </SelectField>
      <TextField {...field("company")} label="Maker" optional className="sm:col-span-2" maxLength={200} />
      <TextField
        {...field("slug")}
        label="Address in the shop"
        optional={isNew}
        hint={
          isNew ? "Left empty it is made from the name." : "Links to the old address end when it changes."
        }
        autoComplete="off"
        className="sm:col-span-4"
      />
      <SelectField {...field("rating")} label="Rating" optional className="sm:col-span-2">
        <Options choices={RATINGS.map((value) => ({ value, label: `${value} of 5` }))} none="None" />
      </SelectField>
      <TextField
        {...field("tags")}
        label="Tags"
        optional
        hint="Joined by commas."
        autoComplete="off"
        className="sm:col-span-4"
      />
      <TextField
        {...field("retailerId")}
        label="Retailer"
        optional
        autoComplete="off"
        className="sm:col-span-2"
      />
    </div>
  );
}
