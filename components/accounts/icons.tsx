import { icon } from "@/components/ui/icon";

export const EyeIcon = /* @__PURE__ */ icon(
  "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zm6.5 0a3 3 0 1 0 6 0 3 3 0 0 0-6 0",
);
export const EyeOffIcon = /* @__PURE__ */ icon(
  "M4 4l16 16M9.9 5.8A8.6 8.6 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a16 16 0 0 1-2.6 3.3M6.4 7.3A15.6 15.6 0 0 0 2.5 12S6 18.5 12 18.500a8.9 8.9 0 0 0 4.5-1.200M10 9.800a3 3 0 0 0 4.2 4.2",
);
export const LaptopIcon = /* @__PURE__ */ icon("M5.5 6.500h13v9h-13zM2.5 18.500h19");
export const PhoneIcon = /* @__PURE__ */ icon(
  "M8.5 2.500h7A1.5 1.5 0 0 1 17 4v16a1.5 1.5 0 0 1-1.5 1.500h-7A1.5 1.5 0 0 1 7 20V4a1.5 1.5 0 0 1 1.5-1.500zM11 18.500h2",
);
export const PinIcon = /* @__PURE__ */ icon(
  "M12 21.500s7-6.3 7-11.700a7 7 0 0 0-14 0c0 5.4 7 11.7 7 11.700zM9.5 9.800a2.5 2.5 0 1 0 5 0 2.5 2.5 0 0 0-5 0",
);
export const ParcelIcon = /* @__PURE__ */ icon(
  "M3.5 7.5 12 3l8.5 4.500v9L12 21l-8.5-4.500zm0 0L12 12l8.5-4.500M12 12v9",
);
export const WalletIcon = /* @__PURE__ */ icon(
  "M3.5 7.500v11a1.5 1.5 0 0 0 1.5 1.500h14a1.5 1.5 0 0 0 1.5-1.500v-8A1.5 1.5 0 0 0 19 9H5a1.5 1.5 0 0 1 0-3.500h12M16 14.500h1",
);
export const ShieldIcon = /* @__PURE__ */ icon(
  "M12 2.8 4.5 5.600v5.900c0 4.7 3.2 8 7.5 9.7 4.3-1.7 7.5-5 7.5-9.700V5.600zM8.8 12l2.3 2.3 4.2-4.7",
);
