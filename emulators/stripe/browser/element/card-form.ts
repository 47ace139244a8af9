import { AddressFields } from "./address-fields";
import { brandOf, COMMON_BRANDS } from "./card-brand";
import { drawing, el } from "./dom";
import { Field } from "./field";
import type { FormContext, MethodForm } from "./form";
import { digitsOf, formatCardNumber, formatExpiry } from "./format";
import { BRAND_ICONS, CARD_ICON, CVC_ICON } from "./icons";
import { checkCardNumber, checkCvc, checkExpiry, type Problem } from "./validate";

const FIELD_OF_PARAM: Record<string, "number" | "expiry" | "cvc"> = {
  number: "number",
  exp_month: "expiry",
  exp_year: "expiry",
  cvc: "cvc",
};

export class CardForm implements MethodForm {
  readonly type = "card";
  readonly label = "Card";
  readonly icon = CARD_ICON;
  readonly root: HTMLElement;
  readonly #number: Field;
  readonly #expiry: Field;
  readonly #cvc: Field;
  readonly #address: AddressFields;
  readonly #brands = el("span", { class: "Brands", "aria-hidden": "true" });

  constructor(context: FormContext) {
    const { onChange } = context;
    this.#number = new Field({
      id: "number",
      label: "Card number",
      placeholder: "1234 1234 1234 1234",
      autocomplete: "cc-number",
      inputMode: "numeric",
      format: formatCardNumber,
      check: checkCardNumber,
      adornment: this.#brands,
      onChange: () => {
        this.#drawBrands();
        onChange();
      },
    });
    this.#expiry = new Field({
      id: "expiry",
      label: "Expiration date",
      placeholder: "MM / YY",
      autocomplete: "cc-exp",
      inputMode: "numeric",
      format: formatExpiry,
      check: (text) => checkExpiry(text),
      onChange,
    });
    this.#cvc = new Field({
      id: "cvc",
      label: "Security code",
      placeholder: "CVC",
      autocomplete: "cc-csc",
      inputMode: "numeric",
      format: (text) => digitsOf(text).slice(0, brandOf(digitsOf(this.#number.value)).cvc),
      check: (text) => checkCvc(text, this.#number.value),
      adornment: drawing(CVC_ICON, "CvcIcon"),
      onChange,
    });
    this.#address = new AddressFields(context);
    this.root = el(
      "div",
      { class: "Panel" },
      this.#number.root,
      el("div", { class: "Row" }, this.#expiry.root, this.#cvc.root),
      this.#address.root,
    );
    this.#drawBrands();
  }

  get isEmpty(): boolean {
    return this.#fields.every((field) => field.value === "");
  }

  validate(show: boolean): Problem | undefined {
    if (show) for (const field of this.#fields) field.show(field.problem);
    return this.#fields.map((field) => field.problem).find((problem) => problem !== undefined);
  }

  data() {
    const expiry = digitsOf(this.#expiry.value);
    return {
      method: {
        type: "card",
        card: {
          number: digitsOf(this.#number.value),
          exp_month: Number(expiry.slice(0, 2)),
          exp_year: Number(expiry.slice(2)),
          cvc: digitsOf(this.#cvc.value),
        },
      },
      billing: { address: this.#address.data() },
    };
  }

  showApiError(param: string | undefined, problem: Problem): void {
    const name = FIELD_OF_PARAM[param ?? ""];
    if (name === "number") this.#number.show(problem);
    if (name === "expiry") this.#expiry.show(problem);
    if (name === "cvc") this.#cvc.show(problem);
  }

  focus(): void {
    const first = this.#fields.find((field) => field.problem) ?? this.#number;
    first.input.focus();
  }

  clear(): void {
    this.fill("", "", "");
    for (const field of this.#fields) field.show(undefined);
  }

  fill(number: string, expiry: string, cvc: string): void {
    this.#number.value = formatCardNumber(number);
    this.#expiry.value = expiry;
    this.#cvc.value = cvc;
    const { postalCode } = this.#address;
    if (number && postalCode.value === "" && this.#address.country.value === "US") postalCode.value = "94107";
  }

  get #fields(): Field[] {
    return [this.#number, this.#expiry, this.#cvc, this.#address.postalCode];
  }

  #drawBrands(): void {
    const { name } = brandOf(digitsOf(this.#number.value));
    const shown = name === "unknown" ? COMMON_BRANDS : [name];
    this.#brands.replaceChildren(...shown.map((brand) => drawing(BRAND_ICONS[brand] ?? "", "Brand")));
  }
}
