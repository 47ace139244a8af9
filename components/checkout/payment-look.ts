import type { PaymentFont, PaymentLook } from "@/lib/services/browser/payments";

const COLORS = {
  action: "--color-action",
  card: "--color-card",
  danger: "--color-danger",
  edge: "--color-edge",
  ink: "--color-ink",
  line: "--color-line",
  muted: "--color-muted",
  soft: "--color-action-soft",
} as const;

type Colors = Record<keyof typeof COLORS, string>;

/** Resolved by the browser, because the variables themselves hold a pair for light and dark. */
const readColors = (): Colors => {
  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);
  const style = getComputedStyle(probe);
  const resolve = (variable: string) => {
    probe.style.color = `var(${variable})`;
    return style.color;
  };
  const colors = Object.fromEntries(
    Object.entries(COLORS).map(([name, variable]) => [name, resolve(variable)]),
  ) as Colors;
  probe.remove();
  return colors;
};

/** The shop's look of this moment, in the words of the payment form. */
export const readPaymentLook = (): PaymentLook => {
  const { action, card, danger, edge, ink, line, muted, soft } = readColors();
  const focused = { borderColor: action, boxShadow: "none", outline: `2px solid ${action}` };
  return {
    variables: {
      colorPrimary: action,
      colorBackground: card,
      colorText: ink,
      colorDanger: danger,
      colorTextSecondary: muted,
      colorTextPlaceholder: muted,
      fontFamily: getComputedStyle(document.body).fontFamily,
      fontSizeBase: "16px",
      borderRadius: "14px",
      spacingUnit: "4px",
      gridRowSpacing: "16px",
    },
    rules: {
      ".Input": { border: `1px solid ${edge}`, boxShadow: "none", padding: "12px 14px" },
      ".Input:focus": focused,
      ".Input--invalid": { border: `1px solid ${danger}`, boxShadow: "none" },
      ".Label": { fontSize: "14px", fontWeight: "600", marginBottom: "6px" },
      ".Error": { fontSize: "14px", marginTop: "6px" },
      ".Tab": { border: `1px solid ${line}`, boxShadow: "none" },
      ".Tab--selected": { border: `1px solid ${action}`, backgroundColor: soft, boxShadow: "none" },
      ".Tab:focus": focused,
    },
  };
};

const readAsDataUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });

const fontFaces = (): CSSFontFaceRule[] =>
  [...document.styleSheets]
    .filter(({ href }) => href === null || new URL(href).origin === location.origin)
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule);

/**
 * The font of the shop's text, whole: the form lives in a frame of another origin, which may not load our files. Null
 * when there is none to be found; the form then uses the system's.
 */
export const readPaymentFont = async (): Promise<PaymentFont | null> => {
  try {
    const family = getComputedStyle(document.body).fontFamily.split(",")[0]?.replace(/["']/g, "").trim();
    const face = fontFaces().find(
      ({ style }) => style.getPropertyValue("font-family").replace(/["']/g, "") === family,
    );
    const path = /url\(["']?([^"')]+)/.exec(face?.style.getPropertyValue("src") ?? "")?.[1];
    if (!face || !family || !path) return null;
    const base = face.parentStyleSheet?.href ?? location.href;
    const response = await fetch(new URL(path, base));
    if (!response.ok) return null;
    const weight = face.style.getPropertyValue("font-weight") || "400";
    return { family, src: `url(${await readAsDataUrl(await response.blob())})`, weight };
  } catch {
    return null;
  }
};

/** Calls back whenever the shop turns light or dark, by choice or with the device. */
export const onThemeChange = (changed: () => void): (() => void) => {
  const device = matchMedia("(prefers-color-scheme: dark)");
  device.addEventListener("change", changed);
  window.addEventListener("theme-changed", changed);
  return () => {
    device.removeEventListener("change", changed);
    window.removeEventListener("theme-changed", changed);
  };
};
