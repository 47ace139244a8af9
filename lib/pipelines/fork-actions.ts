"use server";

import { z } from "zod";
import { asAdmin } from "@/lib/http/admin-action";
import { readForm } from "@/lib/http/read-form";
import { ok, type Result } from "@/lib/kernel/result";
import { flushBackups } from "./flush-backups";
import { type Restored, restoreBackup } from "./restore-backup";
import { PIPELINE_NAMES } from "./rules";
import { setFault } from "./set-fault";
import { replayPipeline } from "./start-replay";

const name = z.enum(PIPELINE_NAMES);
const moment = z.iso.datetime({ local: true, offset: true }).transform((text) => new Date(text));
const list = z
  .string()
  .max(50_000)
  .transform((text) => text.split(/[\s,]+/).filter((entry) => entry !== ""))
  .optional();

const ReplayForm = z.object({
  pipeline: name,
  from: moment.optional(),
  to: moment.optional(),
  types: list,
  eventIds: list,
});

/** Begins a replay; lists are words with blanks or commas between them. */
export const startReplayAction = async (
  _: unknown,
  form: FormData,
): Promise<Result<{ replayId: string; total: number }>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(ReplayForm, form);
    if (!input.ok) return input;
    const { pipeline, ...wish } = input.value;
    return replayPipeline(ctx, pipeline, wish);
  });

const FaultForm = z.object({ enabled: z.enum(["true", "false"]).transform((value) => value === "true") });

export const setFaultAction = async (_: unknown, form: FormData): Promise<Result<{ enabled: boolean }>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(FaultForm, form);
    return input.ok ? setFault(ctx, input.value.enabled) : input;
  });

export const restoreBackupAction = async (_: unknown, form: FormData): Promise<Result<Restored>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(z.object({ key: z.string().min(1).max(500) }), form);
    return input.ok ? restoreBackup(ctx, input.value.key) : input;
  });

/** Writes what waits now, before its minute is over. */
export const flushBackupsAction = async (): Promise<Result<{ written: number }>> =>
  asAdmin(async ({ ctx }) => ok({ written: await flushBackups(ctx) }));
