import { randomUUID } from "node:crypto";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/lib/accounts/form-rules";
import { cookieAttributes } from "./reply";

const FORM_COOKIE = "form";
const LIFE_S = 15 * 60;
/** Below what browsers keep of one cookie. */
const ROOM = 3000;

const Words = z.record(z.string(), z.string());
const Kept = z.object({
  id: z.string(),
  state: z.object({
    problem: z.string().nullable(),
    errors: Words,
    values: Words,
    step: z.enum(["start", "code", "sent"]),
  }),
});

/** Sends the browser to the page at `path`, which finds the answer in a cookie. */
export const showAnswer = async (state: FormState, path: string): Promise<never> => {
  const id = randomUUID();
  const whole = JSON.stringify({ id, state });
  const kept = whole.length > ROOM ? JSON.stringify({ id, state: { ...state, values: {} } }) : whole;
  const value = Buffer.from(kept).toString("base64url");
  (await cookies()).set({ ...cookieAttributes(LIFE_S), name: FORM_COOKIE, value });
  redirect(`${path}${path.includes("?") ? "&" : "?"}form=${id}`);
};

/**
 * Gives a form its answer. With script it goes straight back to the form. A browser without script loads the page at `path`
 * once more: what React renders of a form's state by itself gets lost when a page is resumed from its prerendered shell.
 */
export const answerForm = async (state: FormState, path: string): Promise<FormState> =>
  (await headers()).has("next-action") ? state : showAnswer(state, path);

/** The answer that this page was loaded again for; undefined on any other visit. */
export const readFormAnswer = async (id: unknown): Promise<FormState | undefined> => {
  const value = typeof id === "string" ? (await cookies()).get(FORM_COOKIE)?.value : undefined;
  if (!value) return undefined;
  try {
    const kept = Kept.parse(JSON.parse(Buffer.from(value, "base64url").toString("utf8")));
    return kept.id === id ? kept.state : undefined;
  } catch {
    return undefined;
  }
};
