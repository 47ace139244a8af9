"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { closeOwnAccount } from "@/lib/http/account-closing";
import { finishLater } from "@/lib/http/finish-later";
import { answerForm } from "@/lib/http/form-answer";
import { giveCookies, requireSession } from "@/lib/http/page-visit";
import { SIGNED_OUT } from "@/lib/http/session-open";
import type { Problem } from "@/lib/kernel/errors";
import { addAddress, removeAddress, updateAddress } from "./book-address";
import { endSession, endSessions } from "./end-session";
import { type FormState, firstFaults, typedValues } from "./form-rules";
import { AccountChange, NewAddress } from "./schema";
import { updateAccount } from "./update-account";

const PROFILE = "/account/profile";
const ADDRESSES = "/account/addresses";
const SESSIONS = "/account/sessions";
const PRIVACY = "/account/privacy";

const field = (form: FormData, name: string): string => String(form.get(name) ?? "");

const faulty = (form: FormData, { issues }: z.ZodError): FormState => ({
  problem: null,
  errors: firstFaults(issues.map(({ path, message }) => ({ path: path.join("."), message }))),
  values: typedValues(form),
  step: "start",
});

const refused = (form: FormData, { detail, errors }: Problem): FormState => ({
  problem: errors ? null : detail,
  errors: firstFaults(errors ?? []),
  values: typedValues(form),
  step: "start",
});

export const saveProfileAction = async (_: FormState, form: FormData): Promise<FormState> => {
  const { ctx, session } = await requireSession(PROFILE);
  const change = AccountChange.safeParse({
    nickname: field(form, "nickname"),
    language: field(form, "language"),
  });
  if (!change.success) return answerForm(faulty(form, change.error), `${PROFILE}?of=profile`);
  const who = { userId: session.user.id, sessionId: session.sessionId };
  const changed = await updateAccount(ctx, who, change.data);
  if (!changed.ok) return answerForm(refused(form, changed.problem), `${PROFILE}?of=profile`);
  refresh();
  redirect(`${PROFILE}?done=profile`);
};

export const changePasswordAction = async (_: FormState, form: FormData): Promise<FormState> => {
  const { ctx, session } = await requireSession(PROFILE);
  const change = AccountChange.safeParse({
    ...(form.has("currentPassword") ? { currentPassword: field(form, "currentPassword") } : {}),
    newPassword: field(form, "newPassword"),
  });
  if (!change.success) return answerForm(faulty(form, change.error), `${PROFILE}?of=password`);
  const who = { userId: session.user.id, sessionId: session.sessionId };
  const changed = await updateAccount(ctx, who, change.data);
  finishLater(ctx);
  if (!changed.ok) return answerForm(refused(form, changed.problem), `${PROFILE}?of=password`);
  redirect(`${PROFILE}?done=password`);
};

/** Adds an address, or changes the one that the form names. */
export const saveAddressAction = async (_: FormState, form: FormData): Promise<FormState> => {
  const { ctx, session } = await requireSession(ADDRESSES);
  const [line2, region] = [field(form, "line2").trim(), field(form, "region").trim()];
  const wanted = NewAddress.safeParse({
    name: field(form, "name"),
    line1: field(form, "line1"),
    ...(line2 ? { line2 } : {}),
    postalCode: field(form, "postalCode"),
    city: field(form, "city"),
    ...(region ? { region } : {}),
    country: field(form, "country"),
    ...(form.get("isDefault") ? { isDefault: true } : {}),
  });
  const [id, userId] = [field(form, "id"), session.user.id];
  const here = `${ADDRESSES}?edit=${encodeURIComponent(id || "new")}`;
  if (!wanted.success) return answerForm(faulty(form, wanted.error), here);
  const cleared = { line2: line2 || null, region: region || null };
  const saved = id
    ? await updateAddress(ctx, { userId, id }, { ...wanted.data, ...cleared })
    : await addAddress(ctx, userId, wanted.data);
  if (!saved.ok) return answerForm(refused(form, saved.problem), here);
  redirect(`${ADDRESSES}?done=saved`);
};

export const removeAddressAction = async (form: FormData): Promise<void> => {
  const { ctx, session } = await requireSession(ADDRESSES);
  await removeAddress(ctx, { userId: session.user.id, id: field(form, "id") });
  redirect(`${ADDRESSES}?done=removed`);
};

export const preferAddressAction = async (form: FormData): Promise<void> => {
  const { ctx, session } = await requireSession(ADDRESSES);
  await updateAddress(ctx, { userId: session.user.id, id: field(form, "id") }, { isDefault: true });
  redirect(`${ADDRESSES}?done=default`);
};

export const endSessionAction = async (form: FormData): Promise<void> => {
  const { ctx, session } = await requireSession(SESSIONS);
  await endSession(ctx.db, { sessionId: field(form, "id"), userId: session.user.id }, ctx.now);
  redirect(`${SESSIONS}?done=ended`);
};

export const endOtherSessionsAction = async (): Promise<void> => {
  const { ctx, session } = await requireSession(SESSIONS);
  await endSessions(ctx.db, session.user.id, ctx.now, session.sessionId);
  redirect(`${SESSIONS}?done=ended`);
};

export const closeAccountAction = async (_: FormState, form: FormData): Promise<FormState> => {
  const { ctx, session } = await requireSession(PRIVACY);
  const password = form.has("password") ? field(form, "password") : undefined;
  const refusal = await closeOwnAccount(ctx, session, password);
  finishLater(ctx);
  if (refusal) return answerForm(refused(form, refusal), PRIVACY);
  await giveCookies(SIGNED_OUT);
  redirect("/sign-in?closed=1");
};
