import { el } from "./dom";
import type { Problem } from "./validate";

type FieldOptions = {
  id: string;
  label: string;
  placeholder?: string;
  autocomplete: string;
  inputMode?: "numeric" | "text" | "email";
  maxLength?: number;
  value?: string;
  format?: (text: string, previous: string) => string;
  check: (text: string) => Problem | undefined;
  onChange: () => void;
  /** Stands inside the input, at its end. */
  adornment?: Element;
};

/** The caret stays behind the same digit when spaces come and go around it. */
const caretAfter = (text: string, count: number): number => {
  let seen = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (seen === count) return index;
    if (/\w/.test(text[index] ?? "")) seen += 1;
  }
  return text.length;
};

/** A labelled input that says what is wrong with it once the shopper has left it. */
export class Field {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  readonly #options: FieldOptions;
  readonly #label: HTMLLabelElement;
  readonly #error: HTMLElement;
  #previous = "";

  constructor(options: FieldOptions) {
    this.#options = options;
    const errorId = `${options.id}-error`;
    this.input = el("input", {
      id: options.id,
      name: options.id,
      class: "Input",
      type: "text",
      placeholder: options.placeholder,
      autocomplete: options.autocomplete,
      inputmode: options.inputMode,
      maxlength: options.maxLength?.toString(),
      "aria-describedby": errorId,
      "aria-invalid": "false",
      spellcheck: "false",
    });
    this.input.value = options.value ?? "";
    this.#label = el("label", { class: "Label", for: options.id }, options.label);
    this.#error = el("p", { class: "Error", id: errorId, role: "alert", hidden: true });
    this.root = el(
      "div",
      { class: "Field" },
      this.#label,
      el("div", { class: "InputWrap" }, this.input, ...(options.adornment ? [options.adornment] : [])),
      this.#error,
    );
    this.input.addEventListener("input", () => this.#edited());
    this.input.addEventListener("blur", () => {
      if (this.value !== "") this.show(this.problem);
    });
  }

  get value(): string {
    return this.input.value;
  }

  set value(text: string) {
    this.input.value = text;
    this.#edited();
  }

  get problem(): Problem | undefined {
    return this.root.hidden ? undefined : this.#options.check(this.value);
  }

  set label(text: string) {
    this.#label.textContent = text;
  }

  show(problem: Problem | undefined): void {
    this.input.classList.toggle("Input--invalid", problem !== undefined);
    this.#label.classList.toggle("Label--invalid", problem !== undefined);
    this.input.setAttribute("aria-invalid", String(problem !== undefined));
    this.#error.textContent = problem?.message ?? "";
    this.#error.hidden = problem === undefined;
  }

  #edited(): void {
    const { format, onChange } = this.#options;
    if (format) {
      const caret = this.input.selectionStart ?? this.input.value.length;
      const before = this.input.value.slice(0, caret).replace(/\W/g, "").length;
      const formatted = format(this.input.value, this.#previous);
      const atEnd = caret === this.input.value.length;
      if (formatted !== this.input.value) this.input.value = formatted;
      if (!atEnd && document.activeElement === this.input) {
        const place = caretAfter(formatted, before);
        this.input.setSelectionRange(place, place);
      }
    }
    this.#previous = this.input.value;
    if (this.#options.check(this.value) === undefined) this.show(undefined);
    onChange();
  }
}
