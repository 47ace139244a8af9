"use client";

import { SelectField, TextField } from "@/components/ui/field";
import { DropField } from "../kit/drop-field-client";
import { ImportIcon } from "../shell/icons";
import type { Options } from "./import-run";

type FileFieldsProps = {
  /** Name and size of the chosen file. */
  chosen: string | null;
  options: Options;
  currency: string;
  disabled: boolean;
  onFile: (file: File) => void;
  onOptions: (options: Options) => void;
};

const ACCEPT = ".csv,.tsv,.txt,.json,text/csv,application/json";

const countOf = (text: string): number => Math.max(0, Math.trunc(Number(text)) || 0);

/** Where a file is dropped or chosen, and how it is to be read. */
export function FileFields({ chosen, options, currency, disabled, onFile, onOptions }: FileFieldsProps) {
  return (
    <>
      <DropField
        accept={ACCEPT}
        disabled={disabled}
        onFile={onFile}
        className="flex flex-col items-center gap-1.5 rounded-tile border-2 border-dashed border-edge px-4 py-8 text-center transition-colors hover:border-ink"
        overClassName="bg-action-soft"
      >
        <ImportIcon size={24} className="text-action" />
        <span className="font-semibold">{chosen ?? "Drop a CSV or JSON file here, or choose one"}</span>
        <span className="text-muted">
          {chosen ? "Choose another to replace it" : "Columns as in an export; name and price are needed"}
        </span>
      </DropField>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="Prices are"
          value={options.unit}
          disabled={disabled}
          onChange={({ target }) =>
            onOptions({ ...options, unit: target.value === "minor" ? "minor" : "major" })
          }
        >
          <option value="major">amounts in {currency.toUpperCase()}, such as 19.99</option>
          <option value="minor">whole numbers in the smallest unit, such as 1999</option>
        </SelectField>
        <TextField
          label="Stock of new products that name none"
          type="number"
          min={0}
          max={1_000_000}
          value={options.defaultStock}
          disabled={disabled}
          onChange={({ target }) => onOptions({ ...options, defaultStock: countOf(target.value) })}
        />
      </div>
    </>
  );
}
