import { icon } from "@/components/ui/icon";

export const OverviewIcon = /* @__PURE__ */ icon("M4 19.5h16M6.5 16v-4.5m5.5 4.5V5.5m5.5 10.5V9");
export const OrdersIcon = /* @__PURE__ */ icon("M6 3.5h12v17l-3-2-3 2-3-2-3 2zm3 5h6m-6 4h6");
export const BoxIcon = /* @__PURE__ */ icon("M4 8l8-4 8 4v8.5L12 20.5l-8-4zm0 0 8 4 8-4m-8 4v8.5");
export const KeyIcon = /* @__PURE__ */ icon(
  "M4 15.5a4 4 0 1 0 8 0 4 4 0 0 0-8 0m6.9-2.8L19.5 4m-3.8 3.9 2.8 2.8m-5.3-.3 1.8 1.8",
);
export const HistoryIcon = /* @__PURE__ */ icon("M4.2 9.5A8.3 8.3 0 1 1 3.8 13M4 4.5v5h5m3-1.5v4.5l3 2");
export const EnvelopeIcon = /* @__PURE__ */ icon(
  "M4 6.5h16v11H4zm.3.4L12 13l7.7-6.1M9.4 17.4 12 14.9l2.6 2.5",
);
export const MenuIcon = /* @__PURE__ */ icon("M4 7h16M4 12h16M4 17h16");
export const ShopIcon = /* @__PURE__ */ icon(
  "M5 10.5V20h14v-9.5M3.5 9 5 4h14l1.5 5a2.8 2.8 0 0 1-5.6 0 2.8 2.8 0 0 1-5.8 0A2.8 2.8 0 0 1 3.5 9z",
);
export const ImportIcon = /* @__PURE__ */ icon("M12 4v11m-4.5-4.5L12 15l4.5-4.5M4.5 19.5h15");
export const ShelvesIcon = /* @__PURE__ */ icon("M4.5 4.5h6v6h-6zm9 0h6v6h-6zm-9 9h6v6h-6zm9 0h6v6h-6z");
export const CardIcon = /* @__PURE__ */ icon(
  "M4.5 5.5h15A1.5 1.5 0 0 1 21 7v10a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17V7a1.5 1.5 0 0 1 1.5-1.5zM3 10h18M6.5 14.5h4",
);
export const PercentIcon = /* @__PURE__ */ icon(
  "M18.5 5.5l-13 13M5 8a2.5 2.5 0 1 0 5 0 2.5 2.5 0 0 0-5 0m9 8a2.5 2.5 0 1 0 5 0 2.5 2.5 0 0 0-5 0",
);
export const ForkIcon = /* @__PURE__ */ icon(
  "M3.5 12H9m0 0c3 0 3-6.5 6-6.5h5M9 12h11M9 12c3 0 3 6.5 6 6.5h5M17.5 3 20 5.5 17.5 8m0 1.5L20 12l-2.5 2.5m0 1.5 2.5 2.5-2.5 2.5",
);
export const ArchiveIcon = /* @__PURE__ */ icon("M4 4.5h16v4.5H4zm1 4.5v10.5h14V9m-9 3.5h4");
export const ReplayIcon = /* @__PURE__ */ icon("M4.5 5v5h5M5 10a8 8 0 1 1-1 4.5m6.5-5v5.5l4.5-2.75z");
export const DrillIcon = /* @__PURE__ */ icon(
  "M12 3.5c.5 3.5 5.5 5.5 5.5 10.5a5.5 5.5 0 0 1-11 0c0-2 1-3.5 2-4.5.2 1.5.8 2.3 1.7 2.7C9.8 9 10.5 6 12 3.5z",
);
export const RebuildIcon = /* @__PURE__ */ icon("M4 8.5 12 4.5l8 4-8 4zm0 3.7 8 4 8-4M4 16l8 4 8-4");
export const PulseIcon = /* @__PURE__ */ icon("M3.5 12.5h4l2.5-7 4 13 2.5-6h4");
export const HookIcon = /* @__PURE__ */ icon(
  "M9.5 8.5a3.5 3.5 0 1 1 4.6 3.3l2.4 4.2M12.2 9.5l-3 5.6M4 17a3 3 0 1 0 6 0 3 3 0 0 0-6 0m6 0h6m0 0a2.5 2.5 0 1 0 5 0 2.5 2.5 0 0 0-5 0",
);
export const MegaphoneIcon = /* @__PURE__ */ icon(
  "M4 10v4h3l9 4.5v-13L7 10zm3 4 1.5 5h2.3l-1.3-3.7M18.5 9.3a3.6 3.6 0 0 1 0 5.4",
);
export const BoltIcon = /* @__PURE__ */ icon("M13 3.5l-8 10.5h6l-1 6.5 8-10.5h-6z");
