import { el } from "./dom";
import { Field } from "./field";
import type { FormContext, MethodForm } from "./form";
import { digitsOf } from "./format";
import { BANK_ICON } from "./icons";
import {
  checkAccountNumber,
  checkEmail,
  checkIban,
  checkName,
  checkRoutingNumber,
  type Problem,
} from "./validate";

type BankType = "us_bank_account" | "sepa_debit";

const LABELS: Record<BankType, string> = { us_bank_account: "Bank debit", sepa_debit: "SEPA debit" };

const MANDATE =
  "By continuing you allow this shop to debit your account for this payment. The bank answers after a while; until then the payment is processing.";

export class BankForm implements MethodForm {
  readonly type: BankType;
  readonly label: string;
  readonly icon = BANK_ICON;
  readonly root: HTMLElement;
  readonly #name: Field;
  readonly #email: Field;
  readonly #account: Field[];

  constructor(type: BankType, { defaults, onChange }: FormContext) {
    this.type = type;
    this.label = LABELS[type];
    this.#name = new Field({
      id: "name",
      label: "Full name",
      placeholder: "First and last name",
      autocomplete: "name",
      value: defaults.name,
      check: checkName,
      onChange,
    });
    this.#email = new Field({
      id: "email",
      label: "Email",
      placeholder: "you@example.com",
      autocomplete: "email",
      inputMode: "email",
      value: defaults.email,
      check: checkEmail,
      onChange,
    });
    this.#account = type === "sepa_debit" ? [ibanField(onChange)] : usAccountFields(onChange);
    this.root = el(
      "div",
      { class: "Panel" },
      this.#name.root,
      this.#email.root,
      el("div", { class: "Row" }, ...this.#account.map((field) => field.root)),
      el("p", { class: "TermsText" }, MANDATE),
    );
  }

  get isEmpty(): boolean {
    return this.#account.every((field) => field.value === "");
  }

  validate(show: boolean): Problem | undefined {
    if (show) for (const field of this.#fields) field.show(field.problem);
    return this.#fields.map((field) => field.problem).find((problem) => problem !== undefined);
  }

  data() {
    const values = this.#account.map((field) => field.value.replace(/\s/g, ""));
    const account =
      this.type === "sepa_debit"
        ? { sepa_debit: { iban: values[0] ?? "" } }
        : {
            us_bank_account: {
              account_holder_type: "individual",
              routing_number: digitsOf(values[0] ?? ""),
              account_number: digitsOf(values[1] ?? ""),
            },
          };
    return {
      method: { type: this.type, ...account },
      billing: { name: this.#name.value.trim(), email: this.#email.value.trim() },
    };
  }

  showApiError(): void {}

  focus(): void {
    const first = this.#fields.find((field) => field.problem) ?? this.#name;
    first.input.focus();
  }

  clear(): void {
    for (const field of this.#fields) {
      field.value = "";
      field.show(undefined);
    }
  }

  fill(...account: string[]): void {
    this.#account.forEach((field, index) => {
      field.value = account[index] ?? "";
    });
    if (this.#name.value === "") this.#name.value = "Jenny Rosen";
    if (this.#email.value === "") this.#email.value = "jenny@example.com";
  }

  get #fields(): Field[] {
    return [this.#name, this.#email, ...this.#account];
  }
}

const ibanField = (onChange: () => void): Field =>
  new Field({
    id: "iban",
    label: "IBAN",
    placeholder: "DE00 0000 0000 0000 0000 00",
    autocomplete: "off",
    check: checkIban,
    onChange,
  });

const usAccountFields = (onChange: () => void): Field[] => [
  new Field({
    id: "routingNumber",
    label: "Routing number",
    placeholder: "110000000",
    autocomplete: "off",
    inputMode: "numeric",
    maxLength: 9,
    check: checkRoutingNumber,
    onChange,
  }),
  new Field({
    id: "accountNumber",
    label: "Account number",
    placeholder: "000123456789",
    autocomplete: "off",
    inputMode: "numeric",
    maxLength: 17,
    check: checkAccountNumber,
    onChange,
  }),
];
