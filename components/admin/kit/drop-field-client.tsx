"use client";

import { type ReactNode, useState } from "react";
import { cx } from "@/components/ui/class-names";

type DropFieldProps = {
  /** What may be chosen, as a file input has it. */
  accept: string;
  disabled?: boolean;
  onFile: (file: File) => void;
  className?: string;
  /** While a file hangs over it. */
  overClassName?: string;
  children: ReactNode;
};

/** A place where one file is dropped or chosen. */
export function DropField(props: DropFieldProps) {
  const { accept, disabled, onFile, className, overClassName, children } = props;
  const [over, setOver] = useState(false);

  function take(files: FileList | null) {
    const [file] = files ?? [];
    if (file && !disabled) onFile(file);
  }

  return (
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
        "outline-offset-2 has-focus-visible:outline-2 has-focus-visible:outline-action",
        className,
        over && overClassName,
      )}
    >
      {children}
      <input
        type="file"
        accept={accept}
        disabled={disabled}
        className="sr-only"
        onChange={(event) => {
          take(event.target.files);
          event.target.value = "";
        }}
      />
    </label>
  );
}
