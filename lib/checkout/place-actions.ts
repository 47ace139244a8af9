"use server";

import { redirect } from "next/navigation";
import { firstFaults } from "@/lib/accounts/form-rules";
import { finishLater } from "@/lib/http/finish-later";
import { answerForm } from "@/lib/http/form-answer";
import { readPageCall } from "@/lib/http/page-call";
import { answerCheckout } from "@/lib/http/start-checkout";
import type { FieldError } from "@/lib/kernel/errors";
import { CheckoutInput } from "./schema";

const HERE = "/checkout";

const readInput = (form: FormData) => {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const of = (name: string) => text(`shippingAddress.${name}`);
  const optional = (name: "line2" | "region") => (of(name) ? { [name]: of(name) } : {});
  return CheckoutInput.safeParse({
    email: text("email"),
    shippingAddress: {
      name: of("name"),
      line1: of("line1"),
      ...optional("line2"),
      city: of("city"),
      postalCode: of("postalCode"),
      ...optional("region"),
      country: of("country"),
    },
    ...(text("promotionCode") ? { promotionCode: text("promotionCode") } : {}),
    ...(text("pointsToRedeem") ? { pointsToRedeem: Number(text("pointsToRedeem")) } : {}),
  });
};

/** What was typed, for the form to begin with again. */
const typed = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" && !name.startsWith("$ACTION") ? [[name, value.slice(0, 300)]] : [],
    ),
  );

const refuse = async (form: FormData, problem: string | null, faults: readonly FieldError[]) => {
  const state = { problem, errors: firstFaults(faults), values: typed(form), step: "start" } as const;
  await answerForm(state, HERE);
};

/** Places the order of a browser that runs no script: what points pay for whole is complete with it. */
export const orderWithoutScriptAction = async (form: FormData): Promise<void> => {
  const input = readInput(form);
  if (!input.success) {
    const faults = input.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
    return refuse(form, null, faults);
  }
  const call = await readPageCall();
  if (call.caller.kind !== "user") return redirect(`/sign-in?next=${HERE}`);
  const answer = await answerCheckout({ ...call, body: input.data });
  finishLater(call.ctx);
  if ("slug" in answer) return refuse(form, answer.detail, answer.errors ?? []);
  const { orderId } = answer.body as { orderId: string };
  redirect(`/order/${orderId}?placed=1`);
};
