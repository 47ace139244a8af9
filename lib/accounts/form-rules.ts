/** What a form of the account pages shows after it was sent: kept input, faults by field, and a word on the whole. */
export type FormState = {
  problem: string | null;
  errors: Record<string, string>;
  /** What was typed, passwords and codes left out. */
  values: Record<string, string>;
  /** Where a form of several steps stands. */
  step: "start" | "code" | "sent";
};

export const UNTOUCHED: FormState = { problem: null, errors: {}, values: {}, step: "start" };

/** For whoever comes with a code that was asked for elsewhere. */
export const AT_CODE: FormState = { ...UNTOUCHED, step: "code" };

const SECRET = /password|code|token|^\$ACTION/i;

/** The fields of a form that are text and not secret. */
export const typedValues = (form: FormData): Record<string, string> =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" && !SECRET.test(name) ? [[name, value.slice(0, 500)]] : [],
    ),
  );

/** The first fault of each field, by its name. */
export const firstFaults = (faults: readonly { path: string; message: string }[]): Record<string, string> => {
  const errors: Record<string, string> = {};
  for (const { path, message } of faults) errors[path] ??= message;
  return errors;
};
