"use server";

import { redirect } from "next/navigation";
import { finishLater } from "@/lib/http/finish-later";
import { answerForm } from "@/lib/http/form-answer";
import { fieldErrors } from "@/lib/http/input";
import { readPageVisit, requireSession } from "@/lib/http/page-visit";
import { refuseTooMany } from "@/lib/http/sign-in";
import type { Problem } from "@/lib/kernel/errors";
import { changeEmail, requestEmailChange } from "./change-email";
import { type FormState, firstFaults, typedValues, UNTOUCHED } from "./form-rules";
import { EmailChange, Verification } from "./schema";

const PROFILE = "/account/profile";

type Step = FormState["step"];

const field = (form: FormData, name: string): string => String(form.get(name) ?? "");

const refused = (form: FormData, { detail, errors }: Problem, step: Step): FormState => ({
  problem: errors ? null : detail,
  errors: firstFaults(errors ?? []),
  values: typedValues(form),
  step,
});

const ask = async (form: FormData): Promise<FormState> => {
  const { ctx, session } = await requireSession(PROFILE);
  const tooMany = await refuseTooMany(await readPageVisit(), "code");
  if (tooMany) return refused(form, tooMany, "start");
  const wanted = EmailChange.safeParse({
    email: field(form, "email"),
    ...(form.has("password") ? { password: field(form, "password") } : {}),
  });
  if (!wanted.success) {
    const errors = firstFaults(fieldErrors(wanted.error));
    return { problem: null, errors, values: typedValues(form), step: "start" };
  }
  const { email, password } = wanted.data;
  const who = { userId: session.user.id, sessionId: session.sessionId };
  const refusal = await requestEmailChange(ctx, who, { email, password });
  finishLater(ctx);
  if (refusal) return refused(form, refusal, "start");
  return { ...UNTOUCHED, values: { email, sent: "1" }, step: "code" };
};

const confirm = async (form: FormData): Promise<FormState> => {
  const { ctx, session } = await requireSession(PROFILE);
  const tooMany = await refuseTooMany(await readPageVisit(), "code");
  if (tooMany) return refused(form, tooMany, "code");
  const given = Verification.safeParse({ email: field(form, "email"), code: field(form, "code") });
  if (!given.success) {
    const errors = firstFaults(fieldErrors(given.error));
    return { problem: null, errors, values: typedValues(form), step: "code" };
  }
  const changed = await changeEmail(ctx, { userId: session.user.id }, given.data);
  finishLater(ctx);
  if (!changed.ok) {
    return {
      problem: null,
      errors: { code: changed.problem.detail },
      values: typedValues(form),
      step: "code",
    };
  }
  redirect(`${PROFILE}?done=email`);
};

/** Both steps to a new address: asking for the code, and giving it; told apart by what the form holds. */
export const changeEmailAction = async (_: FormState, form: FormData): Promise<FormState> =>
  answerForm(await (form.has("code") ? confirm(form) : ask(form)), `${PROFILE}?of=email`);
