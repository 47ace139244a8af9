"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { FileFields } from "./file-fields-client";
import { Previewed, rowsText, Written } from "./import-outcome";
import { useImport } from "./use-import";

/** A file, what it would do with every bad row named, and only then the writing. */
export function Importer({ currency }: { currency: string }) {
  const { chosen, options, step, choose, change, run, forget } = useImport();
  const total = chosen?.rows.length ?? 0;
  return (
    <div className="flex flex-col gap-5">
      <FileFields
        chosen={chosen && `${chosen.name}, ${rowsText(total)}`}
        options={options}
        currency={currency}
        disabled={step.at === "running"}
        onFile={choose}
        onOptions={change}
      />
      {step.at === "choose" && step.fault && (
        <Notice tone="danger" live title="This file cannot be read">
          {step.fault}
        </Notice>
      )}
      {step.at === "choose" && chosen && (
        <Button onClick={() => run("preview")} className="self-start">
          Check {rowsText(total)}
        </Button>
      )}
      {step.at === "running" && (
        <Progress
          label={step.what === "preview" ? "Checking, nothing is written" : "Writing"}
          value={step.done}
          max={total}
          note={`${step.done.toLocaleString("en")} of ${total.toLocaleString("en")}`}
        />
      )}
      {step.at === "stopped" && (
        <Notice
          tone="danger"
          live
          title={`Stopped after ${rowsText(step.done)}`}
          action={
            <Button size="sm" onClick={() => run(step.what, { goesOn: true })}>
              Go on
            </Button>
          }
        >
          {step.message}
        </Notice>
      )}
      {step.at === "previewed" && chosen && (
        <Previewed tally={step.tally} onWrite={() => run("write")} onOther={forget} />
      )}
      {step.at === "written" && <Written tally={step.tally} />}
    </div>
  );
}
