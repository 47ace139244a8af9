"use server";

import { redirect } from "next/navigation";
import type { z } from "zod";
import { finishLater } from "@/lib/http/finish-later";
import { answerForm } from "@/lib/http/form-answer";
import { fieldErrors } from "@/lib/http/input";
import { giveCookies, readPageVisit } from "@/lib/http/page-visit";
import { closeSession, openSession } from "@/lib/http/session-open";
import { refuseTooMany, requestLink, signInWithLink, signInWithPassword } from "@/lib/http/sign-in";
import type { Visit } from "@/lib/http/visit";
import type { Problem } from "@/lib/kernel/errors";
import { resetPassword } from "./change-password";
import { type FormState, firstFaults, typedValues, UNTOUCHED } from "./form-rules";
import { registerAccount } from "./register-account";
import { requestCode } from "./request-code";
import { safePath } from "./rules";
import { ForgottenPassword, PasswordReset, SignUp, Verification } from "./schema";
import { verifyAccount } from "./verify-account";

const field = (form: FormData, name: string): string => String(form.get(name) ?? "");

const refused = (form: FormData, problem: Problem, step: FormState["step"] = "start"): FormState => ({
  problem: problem.detail,
  errors: {},
  values: typedValues(form),
  step,
});

const faulty = (form: FormData, error: z.ZodError, step: FormState["step"] = "start"): FormState => ({
  problem: null,
  errors: firstFaults(fieldErrors(error)),
  values: typedValues(form),
  step,
});

const wrongCode = (form: FormData, { detail }: Problem): FormState => ({
  problem: null,
  errors: { code: detail },
  values: typedValues(form),
  step: "code",
});

const enter = async (visit: Visit, userId: string, path: string): Promise<never> => {
  const { cookies } = await openSession(visit, userId);
  finishLater(visit.ctx);
  await giveCookies(cookies);
  redirect(path);
};

/** A page with the place to go on to, for those who come back to it. */
const withNext = (path: string, next: string): string => `${path}?next=${encodeURIComponent(next)}`;

const mailLink = async (visit: Visit, form: FormData, next: string): Promise<FormState> => {
  const asked = ForgottenPassword.safeParse({ email: field(form, "email") });
  if (!asked.success) return faulty(form, asked.error);
  const refusal = await requestLink(visit, asked.data, next);
  finishLater(visit.ctx);
  return refusal ? refused(form, refusal) : { ...UNTOUCHED, values: asked.data, step: "sent" };
};

/** One form, two ways: the password, or a link by mail for whoever presses that button. */
export const signInAction = async (_: FormState, form: FormData): Promise<FormState> => {
  const visit = await readPageVisit();
  const next = safePath(form.get("next"));
  const here = withNext("/sign-in", next);
  if (form.get("way") === "link") return answerForm(await mailLink(visit, form, next), here);
  const signedIn = await signInWithPassword(visit, {
    email: field(form, "email"),
    password: field(form, "password"),
  });
  if (!signedIn.ok) return answerForm(refused(form, signedIn.problem), here);
  return enter(visit, signedIn.value.userId, next);
};

/** Signs in with a mailed link. Never by merely opening it, which mail scanners do too. */
export const redeemLinkAction = async (_: FormState, form: FormData): Promise<FormState> => {
  const visit = await readPageVisit();
  const signedIn = await signInWithLink(visit, { token: field(form, "token") });
  finishLater(visit.ctx);
  if (!signedIn.ok) return answerForm(refused(form, signedIn.problem), "/sign-in?link=used");
  return enter(visit, signedIn.value.userId, safePath(signedIn.value.nextPath));
};

const register = async (form: FormData): Promise<FormState> => {
  const visit = await readPageVisit();
  const tooMany = await refuseTooMany(visit, "code");
  if (tooMany) return refused(form, tooMany);
  const wanted = SignUp.safeParse({
    email: field(form, "email"),
    password: field(form, "password"),
    nickname: field(form, "nickname"),
  });
  if (!wanted.success) return faulty(form, wanted.error);
  await registerAccount(visit.ctx, { ...wanted.data, nextPath: safePath(form.get("next")) });
  finishLater(visit.ctx);
  return { ...UNTOUCHED, values: { email: wanted.data.email, sent: "1" }, step: "code" };
};

const verify = async (form: FormData): Promise<FormState> => {
  const visit = await readPageVisit();
  const tooMany = await refuseTooMany(visit, "code");
  if (tooMany) return refused(form, tooMany, "code");
  const given = Verification.safeParse({ email: field(form, "email"), code: field(form, "code") });
  if (!given.success) return faulty(form, given.error, "code");
  const verified = await verifyAccount(visit.ctx, given.data);
  finishLater(visit.ctx);
  if (!verified.ok) return wrongCode(form, verified.problem);
  return enter(visit, verified.value.userId, safePath(verified.value.nextPath));
};

/**
 * Both steps of signing up, told apart by what the form holds, so that they also follow each other without script. Whoever
 * gives the code has just proved to own the address and is let in.
 */
export const signUpAction = async (_: FormState, form: FormData): Promise<FormState> =>
  answerForm(
    await (form.has("code") ? verify(form) : register(form)),
    withNext("/sign-up", safePath(form.get("next"))),
  );

const askForCode = async (form: FormData): Promise<FormState> => {
  const visit = await readPageVisit();
  const tooMany = await refuseTooMany(visit, "code");
  if (tooMany) return refused(form, tooMany);
  const asked = ForgottenPassword.safeParse({ email: field(form, "email") });
  if (!asked.success) return faulty(form, asked.error);
  await requestCode(visit.ctx, { email: asked.data.email, purpose: "reset" });
  finishLater(visit.ctx);
  return { ...UNTOUCHED, values: { ...asked.data, sent: "1" }, step: "code" };
};

const reset = async (form: FormData): Promise<FormState> => {
  const visit = await readPageVisit();
  const tooMany = await refuseTooMany(visit, "code");
  if (tooMany) return refused(form, tooMany, "code");
  const given = PasswordReset.safeParse({
    email: field(form, "email"),
    code: field(form, "code"),
    password: field(form, "password"),
  });
  if (!given.success) return faulty(form, given.error, "code");
  const changed = await resetPassword(visit.ctx, given.data);
  finishLater(visit.ctx);
  if (!changed.ok) return wrongCode(form, changed.problem);
  return enter(visit, changed.value.userId, "/account?done=password");
};

/** Both steps to a new password: asking for the code, and giving it with the password. */
export const resetPasswordAction = async (_: FormState, form: FormData): Promise<FormState> =>
  answerForm(await (form.has("code") ? reset(form) : askForCode(form)), "/forgot-password");

export const signOutAction = async (): Promise<void> => {
  await giveCookies(await closeSession(await readPageVisit()));
  redirect("/");
};
