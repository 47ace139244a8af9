"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox, Radio } from "@/components/ui/checkbox";
import { TextField } from "@/components/ui/field";
import type { Problem } from "@/lib/kernel/errors";
import { formatMoney } from "@/lib/kernel/money";
import { ProblemNotice } from "../kit/problem-notice";

export type RefundLine = {
  productId: string;
  name: string;
  unitPrice: number;
  /** Units that have not gone back yet. */
  left: number;
};

type RefundFieldsProps = {
  lines: RefundLine[];
  left: number;
  currency: string;
  faults: (name: string) => string | undefined;
  problem: Problem | null;
  pending: boolean;
};

type What = "all" | "lines" | "amount";

export function RefundFields({ lines, left, currency, faults, problem, pending }: RefundFieldsProps) {
  const [what, setWhat] = useState<What>("all");
  const open = lines.filter((line) => line.left > 0);
  const choice = (value: What, label: string, hint: string) => (
    <Radio
      name="what"
      value={value}
      label={label}
      hint={hint}
      checked={what === value}
      onChange={() => setWhat(value)}
    />
  );
  return (
    <>
      <fieldset>
        <legend className="mb-1 font-semibold">What goes back</legend>
        {choice("all", "All that is left", formatMoney(left, currency))}
        {open.length > 0 && choice("lines", "Some of the goods", "Their share of what was paid")}
        {choice("amount", "An amount", "Goods and counts stay as they are")}
      </fieldset>
      {what === "lines" && <Lines lines={open} currency={currency} fault={faults("lines")} />}
      {what === "amount" && (
        <TextField
          name="amount"
          label={`Amount in ${currency.toUpperCase()}`}
          inputMode="decimal"
          autoComplete="off"
          error={faults("amount")}
        />
      )}
      {what !== "amount" && (
        <Checkbox
          name="restock"
          label="Put the goods back in stock"
          hint="Leave it off for what is broken or was never sent back."
        />
      )}
      <TextField
        name="reason"
        label="Why"
        maxLength={500}
        hint="Stands in the audit log."
        error={faults("reason")}
      />
      <ProblemNotice problem={problem} />
      <Button type="submit" variant="danger" pending={pending} wide>
        Pay back
      </Button>
    </>
  );
}

type LinesProps = { lines: RefundLine[]; currency: string; fault: string | undefined };

function Lines({ lines, currency, fault }: LinesProps) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-semibold">How many of which line</legend>
      {lines.map(({ productId, name, unitPrice, left: units }) => (
        <label key={productId} className="grid grid-cols-[minmax(0,1fr)_5rem] items-center gap-3">
          <span className="min-w-0">
            <span className="line-clamp-2 font-medium">{name}</span>
            <span className="text-muted">
              {formatMoney(unitPrice, currency)} each, {units} left
            </span>
          </span>
          <input
            type="number"
            name={`line:${productId}`}
            min={0}
            max={units}
            defaultValue={0}
            className="field-box text-right"
          />
        </label>
      ))}
      {fault && <p className="font-medium text-danger">{fault}</p>}
    </fieldset>
  );
}
