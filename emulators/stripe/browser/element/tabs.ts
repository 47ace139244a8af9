import { drawing, el } from "./dom";
import type { MethodForm } from "./form";

/** The ways to pay side by side; with a single one there is nothing to choose. */
export const tabList = (
  forms: readonly MethodForm[],
  onSelect: (form: MethodForm) => void,
): { root: HTMLElement; select(form: MethodForm): void } => {
  const tabs = forms.map((form) => {
    const tab = el(
      "button",
      {
        type: "button",
        role: "tab",
        class: "Tab",
        id: `${form.type}-tab`,
        "aria-controls": `${form.type}-panel`,
      },
      drawing(form.icon, "TabIcon"),
      el("span", { class: "TabLabel" }, form.label),
    );
    tab.addEventListener("click", () => onSelect(form));
    return tab;
  });
  const root = el("div", { class: "TabList", role: "tablist", "aria-label": "Payment method" }, ...tabs);
  root.hidden = forms.length < 2;

  root.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const current = tabs.findIndex((tab) => tab.matches(":focus"));
    if (step === undefined || current < 0) return;
    const next = (current + step + tabs.length) % tabs.length;
    tabs[next]?.focus();
    tabs[next]?.click();
  });

  return {
    root,
    select(selected) {
      forms.forEach((form, index) => {
        const isSelected = form === selected;
        tabs[index]?.classList.toggle("Tab--selected", isSelected);
        tabs[index]?.setAttribute("aria-selected", String(isSelected));
        tabs[index]?.setAttribute("tabindex", isSelected ? "0" : "-1");
      });
    },
  };
};
