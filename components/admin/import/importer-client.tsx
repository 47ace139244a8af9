"use client";

import { useRef, useState } from "react";
import { Button, ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Progress } from "@/components/ui/progress";
import { type FileRow, readProductFile } from "@/lib/catalog/file-rules";
import { FaultTable } from "./fault-table";
import { FileFields } from "./file-fields-client";
import { type Options, runImport, type Tally } from "./import-run";

type Chosen = { name: string; rows: FileRow[] };
type Step =
  | { at: "choose"; fault?: string }
  | { at: "running"; what: "preview" | "write"; done: number }
  | { at: "previewed"; tally: Tally }
  | { at: "written"; tally: Tally }
  | { at: "stopped"; what: "preview" | "write"; done: number; message: string };

const rowsText = (count: number) => (count === 1 ? "1 row" : `${count.toLocaleString("en")} rows`);

/** A file, what it would do with every bad row named, and only then the writing. */
export function Importer({ currency }: { currency: string }) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [options, setOptions] = useState<Options>({ unit: "major", defaultStock: 0 });
  const [step, setStep] = useState<Step>({ at: "choose" });
  const runId = useRef("");

  async function choose(file: File) {
    const read = readProductFile(await file.text());
    if ("fault" in read) {
      setChosen(null);
      setStep({ at: "choose", fault: `${file.name}: ${read.fault}` });
      return;
    }
    setChosen({ name: file.name, rows: read.rows });
    setOptions((before) => ({ ...before, unit: read.unit }));
    setStep({ at: "choose" });
  }

  async function run(what: "preview" | "write", { rows }: Chosen, goesOn = false) {
    let done = 0;
    if (!goesOn) runId.current = crypto.randomUUID();
    setStep({ at: "running", what, done });
    try {
      const tally = await runImport(what, rows, options, {
        runId: `${what}-${runId.current}`,
        onProgress: (count) => {
          done = count;
          setStep({ at: "running", what, done });
        },
      });
      setStep({ at: what === "preview" ? "previewed" : "written", tally });
    } catch (error) {
      setStep({ at: "stopped", what, done, message: error instanceof Error ? error.message : String(error) });
    }
  }

  const total = chosen?.rows.length ?? 0;
  const busy = step.at === "running";
  return (
    <div className="flex flex-col gap-5">
      <FileFields
        chosen={chosen && `${chosen.name}, ${rowsText(total)}`}
        options={options}
        currency={currency}
        disabled={busy}
        onFile={choose}
        onOptions={(next) => {
          setOptions(next);
          setStep({ at: "choose" });
        }}
      />
      {step.at === "choose" && step.fault && (
        <Notice tone="danger" live title="This file cannot be read">
          {step.fault}
        </Notice>
      )}
      {step.at === "choose" && chosen && (
        <Button onClick={() => run("preview", chosen)} className="self-start">
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
      {step.at === "stopped" && chosen && (
        <Notice
          tone="danger"
          live
          title={`Stopped after ${rowsText(step.done)}`}
          action={
            <Button size="sm" onClick={() => run(step.what, chosen, true)}>
              Go on
            </Button>
          }
        >
          {step.message}
        </Notice>
      )}
      {step.at === "previewed" && chosen && (
        <Previewed tally={step.tally} onWrite={() => run("write", chosen)} onOther={() => setChosen(null)} />
      )}
      {step.at === "written" && (
        <>
          <Notice
            tone="success"
            live
            title={`${rowsText(step.tally.written)} written`}
            action={
              <ButtonLink href="/admin/products?sort=changed" prefetch={false} size="sm">
                See them
              </ButtonLink>
            }
          >
            The shop and its search show them within seconds.
          </Notice>
          <FaultTable faults={step.tally.faults} />
        </>
      )}
    </div>
  );
}

type PreviewedProps = { tally: Tally; onWrite: () => void; onOther: () => void };

function Previewed({ tally, onWrite, onOther }: PreviewedProps) {
  const { created, changed, unchanged, faults } = tally;
  const good = created + changed;
  return (
    <>
      <Notice
        tone={faults.length > 0 ? "warning" : "info"}
        live
        title={
          faults.length === 0
            ? "Every row is fine. Nothing is written yet."
            : `${rowsText(faults.length)} cannot be written. Nothing is written yet.`
        }
      >
        {created.toLocaleString("en")} new, {changed.toLocaleString("en")} changed,{" "}
        {unchanged.toLocaleString("en")} as they were.
      </Notice>
      <FaultTable faults={faults} />
      <div className="flex flex-wrap gap-2">
        {good > 0 && (
          <Button onClick={onWrite}>
            {faults.length > 0 ? `Write the good ones` : `Write ${rowsText(good + unchanged)}`}
          </Button>
        )}
        <Button variant="secondary" onClick={onOther}>
          Choose another file
        </Button>
      </div>
    </>
  );
}
