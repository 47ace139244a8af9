import { useRef, useState } from "react";
import { type FileRow, readProductFile } from "@/lib/catalog/file-rules";
import { type Options, runImport, type Tally } from "./import-run";

export type Chosen = { name: string; rows: FileRow[] };
export type What = "preview" | "write";

export type Step =
  | { at: "choose"; fault?: string }
  | { at: "running"; what: What; done: number }
  | { at: "previewed"; tally: Tally }
  | { at: "written"; tally: Tally }
  | { at: "stopped"; what: What; done: number; message: string };

/** A file on its way into the catalogue: read, checked without a trace, and only then written. */
export function useImport() {
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

  function change(next: Options) {
    setOptions(next);
    setStep({ at: "choose" });
  }

  /** `goesOn` keeps the run's name, so that what was written before it stopped is not written again. */
  async function run(what: What, { goesOn = false } = {}) {
    if (!chosen) return;
    let done = 0;
    if (!goesOn) runId.current = crypto.randomUUID();
    setStep({ at: "running", what, done });
    try {
      const tally = await runImport(what, chosen.rows, options, {
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

  return { chosen, options, step, choose, change, run, forget: () => setChosen(null) };
}
