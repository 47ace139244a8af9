import type { Appearance } from "@stripe/stripe-js";
import type { ElementSettings } from "@/emulators/stripe/browser/protocol";
import { el } from "./dom";

type Variables = NonNullable<Appearance["variables"]>;

const THEMES: Record<string, Variables> = {
  stripe: {
    colorPrimary: "#0570de",
    colorBackground: "#ffffff",
    colorText: "#30313d",
    colorDanger: "#df1b41",
    borderRadius: "5px",
  },
  night: {
    colorPrimary: "#0085ff",
    colorBackground: "#30313d",
    colorText: "#ffffff",
    colorDanger: "#fe87a1",
    borderRadius: "5px",
  },
  flat: {
    colorPrimary: "#0570de",
    colorBackground: "#f1f1f1",
    colorText: "#1a1b25",
    colorDanger: "#b3093c",
    borderRadius: "4px",
  },
};

const DEFAULTS: Variables = {
  fontFamily: "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif",
  fontSizeBase: "16px",
  spacingUnit: "4px",
  fontWeightNormal: "400",
  fontWeightMedium: "500",
};

/** Which property of our style sheet a variable of the vendor's sets. */
const PROPERTIES: { [K in keyof Variables]?: string } = {
  colorPrimary: "--primary",
  colorBackground: "--background",
  colorText: "--text",
  colorDanger: "--danger",
  colorTextSecondary: "--text-secondary",
  colorTextPlaceholder: "--text-placeholder",
  fontFamily: "--font",
  fontSizeBase: "--size",
  fontSizeSm: "--size-small",
  fontWeightNormal: "--weight",
  fontWeightMedium: "--weight-medium",
  fontLineHeight: "--line-height",
  spacingUnit: "--unit",
  gridRowSpacing: "--row-gap",
  gridColumnSpacing: "--column-gap",
  tabSpacing: "--tab-gap",
  borderRadius: "--radius",
  focusBoxShadow: "--focus-shadow",
  focusOutline: "--focus-outline",
  iconColor: "--icon",
};

const ALLOWED_SELECTOR = /^\.[A-Za-z][\w-]*(::?[a-z-]+(\([^){}]*\))?)*(\s*[ >+~,]\s*\.[A-Za-z][\w:-]*)*$/;

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

let ruleSheet: CSSStyleSheet | undefined;

/** `rules` such as `.Input:focus`; what is no plain selector or property is left out. */
const applyRules = (rules: Appearance["rules"]): void => {
  ruleSheet ??= new CSSStyleSheet();
  ruleSheet.replaceSync("");
  for (const [selector, declarations] of Object.entries(rules ?? {})) {
    if (!ALLOWED_SELECTOR.test(selector)) continue;
    const index = ruleSheet.insertRule(`${selector} {}`, ruleSheet.cssRules.length);
    const rule = ruleSheet.cssRules[index];
    if (!(rule instanceof CSSStyleRule)) continue;
    for (const [name, value] of Object.entries(declarations))
      rule.style.setProperty(kebab(name), String(value));
  }
  if (!document.adoptedStyleSheets.includes(ruleSheet))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, ruleSheet];
};

export const applyAppearance = (
  { theme = "stripe", variables, rules, labels }: Appearance,
  scheme: string,
): void => {
  const root = document.documentElement;
  const values: Variables = { ...DEFAULTS, ...(THEMES[theme] ?? THEMES.stripe), ...variables };
  for (const [name, property] of Object.entries(PROPERTIES)) {
    const value = values[name as keyof Variables];
    if (value === undefined) root.style.removeProperty(property);
    else root.style.setProperty(property, String(value));
  }
  root.style.colorScheme = scheme;
  root.dataset.theme = theme;
  root.dataset.labels = labels ?? "above";
  applyRules(rules);
};

/** The shop's own typefaces; one that does not load changes nothing but the look. */
export const loadFonts = (fonts: ElementSettings["fonts"]): void => {
  for (const font of fonts) {
    if ("cssSrc" in font) {
      document.head.append(el("link", { rel: "stylesheet", href: font.cssSrc }));
      continue;
    }
    const { family, src, style, weight, unicodeRange, display } = font;
    const face = new FontFace(family, src, {
      ...(style ? { style } : {}),
      ...(weight ? { weight } : {}),
      ...(unicodeRange ? { unicodeRange } : {}),
      ...(display ? { display: display as FontDisplay } : {}),
    });
    face.load().then(
      (loaded) => document.fonts.add(loaded),
      () => undefined,
    );
  }
};
