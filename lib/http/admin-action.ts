import { refresh } from "next/cache";
import { unstable_rethrow } from "next/navigation";
import { type Problem, problem } from "@/lib/kernel/errors";
import { fail, type Result } from "@/lib/kernel/result";
import { problemOf } from "./failure";
import { type PageCall, readPageCall } from "./page-call";
import { dispatchAfterwards } from "./page-order";
import { type AdminCall, isAdminCall } from "./require-admin";

const refusalOf = ({ caller }: PageCall): Problem =>
  caller.kind === "guest"
    ? problem(
        "unauthenticated",
        "You are signed out. Sign in again in another tab and repeat this; what you typed is still here.",
      )
    : problem("forbidden", "Your account does not have the right to do this any more.");

/**
 * Runs one write of the administration. The right is read anew with every call; whatever goes wrong is answered as a
 * problem in words, so that the form keeps what was typed. Once it went well the page shows what holds now.
 */
export const asAdmin = async <T>(write: (call: AdminCall) => Promise<Result<T>>): Promise<Result<T>> => {
  const call = await readPageCall();
  if (!isAdminCall(call)) return fail(refusalOf(call));
  try {
    const result = await write(call);
    if (result.ok) refresh();
    return result;
  } catch (error) {
    unstable_rethrow(error);
    return fail(problemOf(error, call.ctx.log));
  } finally {
    dispatchAfterwards(call.ctx);
  }
};
