import { useState } from "react";
import { Checkbox, Radio } from "@/components/ui/checkbox";
import { TextField } from "@/components/ui/field";
import type { fieldsOf } from "@/lib/promotions/desk-rules";

type Given = ReturnType<typeof fieldsOf>;

type PromotionFieldsProps = {
  /** Of the code that is changed; null for a new one. */
  given: Given | null;
  currency: string;
  /** What is wrong with a field. */
  faults: (name: string) => string | undefined;
};

export function PromotionFields({ given, currency, faults }: PromotionFieldsProps) {
  return (
    <>
      <TextField
        name="code"
        label="Code"
        defaultValue={given?.code}
        hint="As shoppers type it; the case does not matter."
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        error={faults("code")}
      />
      <BenefitFields given={given} currency={currency} faults={faults} />
      <TextField
        name="minimum"
        label={`Least sum of goods in ${currency.toUpperCase()}`}
        optional
        inputMode="decimal"
        defaultValue={given?.minimum}
        autoComplete="off"
        error={faults("minimum")}
      />
      <DayFields given={given} faults={faults} />
      <div className="grid grid-cols-2 items-start gap-3">
        <TextField
          name="uses"
          label="Uses in all"
          optional
          inputMode="numeric"
          defaultValue={given?.uses}
          autoComplete="off"
          error={faults("uses")}
        />
        <TextField
          name="usesPerCustomer"
          label="Per customer"
          optional
          inputMode="numeric"
          defaultValue={given?.usesPerCustomer}
          autoComplete="off"
          error={faults("usesPerCustomer")}
        />
      </div>
      <Checkbox
        name="alone"
        defaultChecked={given?.alone}
        label="Not together with another discount"
        hint="Redeemed points count as one."
      />
    </>
  );
}

function BenefitFields({ given, currency, faults }: PromotionFieldsProps) {
  const [benefit, setBenefit] = useState(given?.benefit ?? "percent");
  return (
    <fieldset>
      <legend className="text-sm font-semibold">What it gives</legend>
      <div className="mb-1 flex flex-wrap gap-x-6">
        <Radio
          name="benefit"
          value="percent"
          label="A part of the price"
          checked={benefit === "percent"}
          onChange={() => setBenefit("percent")}
        />
        <Radio
          name="benefit"
          value="amount"
          label="An amount"
          checked={benefit === "amount"}
          onChange={() => setBenefit("amount")}
        />
      </div>
      {benefit === "percent" ? (
        <TextField
          key="percent"
          name="percent"
          label="Percent off"
          inputMode="numeric"
          placeholder="10"
          defaultValue={given?.percent}
          autoComplete="off"
          error={faults("percent")}
        />
      ) : (
        <TextField
          key="amount"
          name="amount"
          label={`Amount off in ${currency.toUpperCase()}`}
          inputMode="decimal"
          placeholder="10.00"
          defaultValue={given?.amount}
          autoComplete="off"
          error={faults("amount")}
        />
      )}
    </fieldset>
  );
}

function DayFields({ given, faults }: Omit<PromotionFieldsProps, "currency">) {
  return (
    <>
      <input type="hidden" name="fromBefore" value={given?.fromBefore ?? ""} />
      <input type="hidden" name="untilBefore" value={given?.untilBefore ?? ""} />
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <TextField
          name="from"
          type="date"
          label="First day"
          optional
          defaultValue={given?.from}
          error={faults("from")}
        />
        <TextField
          name="until"
          type="date"
          label="Last day"
          optional
          defaultValue={given?.until}
          hint="Days begin and end at midnight UTC."
          error={faults("until")}
        />
      </div>
    </>
  );
}
