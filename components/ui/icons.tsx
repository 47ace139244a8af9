import { icon } from "./icon";

export {
  CartIcon,
  CheckIcon,
  ChevronLeftIcon,
  ChevronRightIcon,
  CloseIcon,
  HeartIcon,
  PlusIcon,
  SearchIcon,
  UserIcon,
} from "./frame-icons";

export const MinusIcon = /* @__PURE__ */ icon("M5 12h14");
export const ChevronDownIcon = /* @__PURE__ */ icon("m5.5 9.5 6.5 6.5 6.5-6.5");
export const ArrowRightIcon = /* @__PURE__ */ icon("M4.5 12h15m-6-6 6 6-6 6");
export const ArrowUpIcon = /* @__PURE__ */ icon("M12 19.5v-15m-6 6 6-6 6 6");
export const ArrowDownIcon = /* @__PURE__ */ icon("M12 4.5v15m-6-6 6 6 6-6");
export const UsersIcon = /* @__PURE__ */ icon(
  "M5.5 8.2a3.5 3.5 0 1 0 7 0 3.5 3.5 0 0 0-7 0M2.5 19.5c.5-3.5 3-5.3 6.5-5.3s6 1.8 6.5 5.3M15.5 5a3.4 3.4 0 0 1 0 6.4m2 3.2c2.2.6 3.6 2.3 4 4.9",
);
export const HomeIcon = /* @__PURE__ */ icon(
  "M4 10.8 12 4l8 6.8v7.7a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5zM9.7 20v-5.5h4.6V20",
);
export const TagIcon = /* @__PURE__ */ icon(
  "M3.8 4.8v6.7l8.7 8.7a1.4 1.4 0 0 0 2 0l5.7-5.7a1.4 1.4 0 0 0 0-2L11.5 3.8H4.8a1 1 0 0 0-1 1zm4.4 3.4h.01",
);
export const TrashIcon = /* @__PURE__ */ icon(
  "M4.5 6.5h15m-10 0V4.2h5v2.3M6.3 6.5l.9 12.2a1.5 1.5 0 0 0 1.5 1.4h6.6a1.5 1.5 0 0 0 1.5-1.4l.9-12.2M10 10.5v5.5m4-5.5v5.5",
);
export const EditIcon = /* @__PURE__ */ icon(
  "m4.5 19.5.9-4L15.7 5.2a1.7 1.7 0 0 1 2.4 0l.7.7a1.7 1.7 0 0 1 0 2.4L8.5 18.6zm9-12.1 3.1 3.1",
);
export const InfoIcon = /* @__PURE__ */ icon(
  "M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 0 0-17 0m8.5-.7v5m0-8.5v.01",
);
export const WarningIcon = /* @__PURE__ */ icon(
  "M10.7 4.6 3 18a1.5 1.5 0 0 0 1.3 2.2h15.4A1.5 1.5 0 0 0 21 18L13.3 4.6a1.5 1.5 0 0 0-2.6 0zM12 9.8v4m0 2.9v.01",
);
export const SuccessIcon = /* @__PURE__ */ icon(
  "M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 0 0-17 0m4.8.4 2.6 2.6 4.9-5.4",
);
export const ErrorIcon = /* @__PURE__ */ icon(
  "M3.5 12a8.5 8.5 0 1 0 17 0 8.5 8.5 0 0 0-17 0M12 7.5v5m0 3.6v.01",
);
