import type { Fields } from "@/emulators/stripe/browser/protocol";
import type { Problem } from "./validate";

/** One way to pay: its fields, and what they amount to. */
export type MethodForm = {
  readonly type: string;
  readonly label: string;
  readonly icon: string;
  readonly root: HTMLElement;
  readonly isEmpty: boolean;
  /** The first thing that is wrong, if any; with `show` every field says its own. */
  validate(show: boolean): Problem | undefined;
  /** The form's part of `payment_method_data`. */
  data(): { method: Fields; billing: BillingData };
  /** Puts an answer of the API at the field it is about. */
  showApiError(param: string | undefined, problem: Problem): void;
  focus(): void;
  clear(): void;
};

export type BillingData = {
  name?: string;
  email?: string;
  address?: { country?: string; postal_code?: string };
};

/** What the forms are made with. */
export type FormContext = {
  locale: string;
  defaults: BillingData;
  hidden: { country: boolean; postalCode: boolean };
  onChange: () => void;
};
