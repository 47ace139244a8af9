"use server";

import { asAdmin } from "@/lib/http/admin-action";
import { readForm } from "@/lib/http/read-form";
import { ok, type Result } from "@/lib/kernel/result";
import { removeSynonym } from "./remove-synonym";
import { saveNeedlessWords } from "./save-needless-words";
import { saveSynonym } from "./save-synonym";
import { startRun } from "./start-run";
import { NeedlessWordsForm, SynonymForm, SynonymId } from "./word-schema";

export const saveSynonymAction = async (_: unknown, form: FormData): Promise<Result<string>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(SynonymForm, form);
    return input.ok ? saveSynonym(ctx, input.value) : input;
  });

export const removeSynonymAction = async (_: unknown, form: FormData): Promise<Result<null>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(SynonymId, form);
    if (!input.ok) return input;
    await removeSynonym(ctx, input.value.id);
    return ok(null);
  });

export const saveNeedlessWordsAction = async (_: unknown, form: FormData): Promise<Result<null>> =>
  asAdmin(async ({ ctx }) => {
    const input = readForm(NeedlessWordsForm, form);
    if (!input.ok) return input;
    await saveNeedlessWords(ctx, input.value);
    return ok(null);
  });

/** Compares the index with the shop now instead of at the next turn of the clock. */
export const compareNowAction = async (): Promise<Result<string>> =>
  asAdmin(async ({ ctx }) => ok(await startRun(ctx, "compare")));

export const rebuildIndexAction = async (): Promise<Result<string>> =>
  asAdmin(async ({ ctx }) => ok(await startRun(ctx, "rebuild")));
