"use client";

import { useState } from "react";
import { cx } from "@/components/ui/class-names";
import { SelectField, TextField } from "@/components/ui/field";
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

/** Where a file is dropped or chosen, and how it is to be read. */
export function FileFields({ chosen, options, currency, disabled, onFile, onOptions }: FileFieldsProps) {
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file && !disabled) onFile(file);
  };
  return (
    <>
      <label
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files);
        }}
        className={cx(
          "flex flex-col items-center gap-1.5 rounded-tile border-2 border-dashed px-4 py-8 text-center transition-colors",
          "has-focus-visible:border-action",
          over ? "border-action bg-action-soft" : "border-edge hover:border-ink",
        )}
      >
        <ImportIcon size={24} className="text-action" />
        <span className="font-semibold">{chosen ?? "Drop a CSV or JSON file here, or choose one"}</span>
        <span className="text-muted">
          {chosen ? "Choose another to replace it" : "Columns as in an export; name and price are needed"}
        </span>
        <input
          type="file"
          accept=".csv,.tsv,.txt,.json,text/csv,application/json"
          disabled={disabled}
          className="sr-only"
          onChange={(event) => {
            take(event.target.files);
            event.target.value = "";
          }}
        />
      </label>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="Prices are"
          value={options.unit}
          disabled={disabled}
          onChange={(event) =>
            onOptions({ ...options, unit: event.target.value === "minor" ? "minor" : "major" })
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
          onChange={(event) =>
            onOptions({ ...options, defaultStock: Math.max(0, Math.trunc(Number(event.target.value)) || 0) })
          }
        />
      </div>
    </>
  );
}
