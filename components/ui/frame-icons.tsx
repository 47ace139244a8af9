import { icon } from "./icon";

/** Drawn by scripts on every page of the shop. A file of their own, so that no page loads the other icons with them. */

export const SearchIcon = /* @__PURE__ */ icon("M4 11a7 7 0 1 0 14 0 7 7 0 0 0-14 0m12 5 4.5 4.5");
export const HeartIcon = /* @__PURE__ */ icon(
  "M12 20.3 4.6 13a4.9 4.9 0 0 1 0-7 4.9 4.9 0 0 1 6.9 0l.5.5.5-.5a4.9 4.9 0 0 1 6.9 0 4.9 4.9 0 0 1 0 7z",
);
export const CartIcon = /* @__PURE__ */ icon(
  "M3.5 9.5h17l-1.7 8.7a2 2 0 0 1-2 1.6H7.2a2 2 0 0 1-2-1.6zm4-.2L10.2 4m6.3 5.3L13.8 4M9.5 13v3.4m5-3.4v3.4",
);
export const PlusIcon = /* @__PURE__ */ icon("M12 5v14M5 12h14");
export const CheckIcon = /* @__PURE__ */ icon("m5 12.8 4.6 4.6L19.4 7");
export const CloseIcon = /* @__PURE__ */ icon("m6 6 12 12M18 6 6 18");
export const ChevronRightIcon = /* @__PURE__ */ icon("m9.5 5.5 6.5 6.5-6.5 6.5");
export const ChevronLeftIcon = /* @__PURE__ */ icon("M14.5 5.5 8 12l6.5 6.5");
export const UserIcon = /* @__PURE__ */ icon(
  "M8 8a4 4 0 1 0 8 0 4 4 0 0 0-8 0M4.5 20.2c.6-3.8 3.6-5.9 7.5-5.9s6.9 2.1 7.5 5.9",
);
export const SunIcon = /* @__PURE__ */ icon(
  "M8 12a4 4 0 1 0 8 0 4 4 0 0 0-8 0m4-9.5v2m0 15v2M2.5 12h2m15 0h2M5.3 5.3l1.4 1.4m10.6 10.6 1.4 1.4m0-13.4-1.4 1.4M6.7 17.3l-1.4 1.4",
);
export const MoonIcon = /* @__PURE__ */ icon("M19.8 14.4A8.2 8.2 0 0 1 9.6 4.2a8.2 8.2 0 1 0 10.2 10.2z");
export const ScreenIcon = /* @__PURE__ */ icon(
  "M4.5 5h15A1.5 1.5 0 0 1 21 6.5v8a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 14.5v-8A1.5 1.5 0 0 1 4.5 5zM8.5 20h7M12 16v4",
);
