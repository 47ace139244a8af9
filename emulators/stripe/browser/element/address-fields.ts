import { countriesIn, countryOfLocale } from "./country";
import { el } from "./dom";
import { Field } from "./field";
import type { BillingData, FormContext } from "./form";
import { asksPostalCode, checkPostalCode } from "./validate";

/** Country, and the postal code where the bank checks it. */
export class AddressFields {
  readonly root: HTMLElement;
  readonly country: HTMLSelectElement;
  readonly postalCode: Field;
  readonly #hidden: FormContext["hidden"];

  constructor({ locale, defaults, hidden, onChange }: FormContext) {
    this.#hidden = hidden;
    this.country = el("select", { id: "country", class: "Input", autocomplete: "country" });
    for (const { code, name } of countriesIn(locale))
      this.country.append(el("option", { value: code }, name));
    this.country.value = defaults.address?.country ?? countryOfLocale(locale);
    if (!this.country.value) this.country.value = "US";
    this.postalCode = new Field({
      id: "postalCode",
      label: "ZIP code",
      placeholder: "12345",
      autocomplete: "postal-code",
      maxLength: 10,
      value: defaults.address?.postal_code,
      check: (text) => checkPostalCode(text, this.country.value),
      onChange,
    });
    const countryField = el(
      "div",
      { class: "Field" },
      el("label", { class: "Label", for: "country" }, "Country"),
      el("div", { class: "InputWrap" }, this.country),
    );
    countryField.hidden = hidden.country;
    this.root = el("div", { class: "Row Row--address" }, countryField, this.postalCode.root);
    this.country.addEventListener("change", () => {
      this.#fit();
      onChange();
    });
    this.#fit();
  }

  get isEmpty(): boolean {
    return this.postalCode.value === "";
  }

  data(): BillingData["address"] {
    return {
      ...(this.#hidden.country ? {} : { country: this.country.value }),
      ...(this.postalCode.root.hidden ? {} : { postal_code: this.postalCode.value.trim() }),
    };
  }

  #fit(): void {
    const american = this.country.value === "US";
    this.postalCode.label = american ? "ZIP code" : "Postal code";
    this.postalCode.input.placeholder = american ? "12345" : "";
    this.postalCode.root.hidden = this.#hidden.postalCode || !asksPostalCode(this.country.value);
    this.root.hidden = this.#hidden.country && this.postalCode.root.hidden;
  }
}
