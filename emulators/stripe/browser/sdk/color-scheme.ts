import type { Appearance } from "@stripe/stripe-js";

/** Whether text on this colour has to be light. Any CSS colour: the canvas does the parsing. */
const isDark = (color: string): boolean => {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  if (!context) return false;
  context.fillStyle = "#fff";
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 255, green = 255, blue = 255] = context.getImageData(0, 0, 1, 1).data;
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
};

export const schemeOf = ({ theme, variables }: Appearance): "light" | "dark" => {
  if (variables?.colorBackground) return isDark(variables.colorBackground) ? "dark" : "light";
  return theme === "night" ? "dark" : "light";
};
