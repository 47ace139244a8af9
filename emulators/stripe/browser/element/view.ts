import type { ChangeState, ElementSettings } from "@/emulators/stripe/browser/protocol";
import { hiddenAddressFields } from "@/emulators/stripe/browser/sdk/hidden-fields";
import { BankForm } from "./bank-form";
import { CardForm } from "./card-form";
import { el } from "./dom";
import type { BillingData, FormContext, MethodForm } from "./form";
import { tabList } from "./tabs";
import { testValues } from "./test-values";

const defaultsFrom = ({ options }: ElementSettings): BillingData => {
  const given = options.defaultValues?.billingDetails;
  return {
    name: given?.name,
    email: given?.email,
    address: { country: given?.address?.country, postal_code: given?.address?.postal_code },
  };
};

const formsFor = (types: readonly string[], context: FormContext): MethodForm[] =>
  types.flatMap((type): MethodForm[] => {
    if (type === "card") return [new CardForm(context)];
    return type === "us_bank_account" || type === "sepa_debit" ? [new BankForm(type, context)] : [];
  });

const inOrder = (types: readonly string[], order: readonly string[] = []): string[] =>
  [...types].sort((a, b) => {
    const [first, second] = [order.indexOf(a), order.indexOf(b)];
    return (first < 0 ? order.length : first) - (second < 0 ? order.length : second);
  });

/** The whole element as it is drawn: tabs, the chosen form, and test values below. */
export class View {
  readonly root: HTMLElement;
  readonly #forms: MethodForm[];
  readonly #onChange: (state: ChangeState) => void;
  readonly #select: (form: MethodForm) => void;
  readonly #fieldset: HTMLFieldSetElement;
  selected: MethodForm;

  constructor(types: readonly string[], settings: ElementSettings, onChange: (state: ChangeState) => void) {
    this.#onChange = onChange;
    const context: FormContext = {
      locale: settings.locale,
      defaults: defaultsFrom(settings),
      hidden: hiddenAddressFields(settings.options),
      onChange: () => this.#changed(),
    };
    this.#forms = formsFor(inOrder(types, settings.options.paymentMethodOrder), context);
    const [first] = this.#forms;
    if (!first) throw new Error("There is no payment method to offer.");
    this.selected = first;
    const tabs = tabList(this.#forms, (form) => this.select(form));
    this.#select = tabs.select;
    this.#fieldset = el("fieldset", { class: "PaymentElement" }, tabs.root);
    for (const form of this.#forms)
      this.#fieldset.append(
        el(
          "div",
          { role: "tabpanel", id: `${form.type}-panel`, "aria-labelledby": `${form.type}-tab` },
          form.root,
          testValues(form),
        ),
      );
    this.root = this.#fieldset;
    this.disabled = settings.options.readOnly ?? false;
    this.select(first);
  }

  select(form: MethodForm): void {
    this.selected = form;
    this.#select(form);
    for (const panel of this.#fieldset.querySelectorAll<HTMLElement>("[role=tabpanel]"))
      panel.hidden = panel.id !== `${form.type}-panel`;
    this.#changed();
  }

  set disabled(disabled: boolean) {
    this.#fieldset.disabled = disabled;
  }

  clear(): void {
    for (const form of this.#forms) form.clear();
  }

  get state(): ChangeState {
    const { country, postal_code } = (this.selected.data().billing as BillingData).address ?? {};
    return {
      empty: this.selected.isEmpty,
      complete: this.selected.validate(false) === undefined,
      value: {
        type: this.selected.type,
        ...(country || postal_code
          ? { billingDetails: { address: { country: country ?? null, postalCode: postal_code || null } } }
          : {}),
      },
    };
  }

  #changed(): void {
    // Also called while the fields are being made, when there is nothing to tell yet.
    if (this.root) this.#onChange(this.state);
  }
}
