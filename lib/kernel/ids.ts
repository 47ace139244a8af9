import { monotonicFactory } from "ulid";

/** The closed list of identifier prefixes. */
export type IdPrefix =
  | "prd"
  | "ord"
  | "evt"
  | "rpl"
  | "bkp"
  | "run"
  | "dlv"
  | "dlt"
  | "usr"
  | "ses"
  | "key"
  | "adr"
  | "adj"
  | "aud"
  | "ref"
  | "wal"
  | "req"
  | "job"
  | "imp"
  | "pic"
  | "cod"
  | "top"
  | "fnd"
  | "prm"
  | "cmp"
  | "whk"
  | "whd"
  | "alm"
  | "pts"
  | "syn";

const next = monotonicFactory();

/** A prefixed ULID: opaque, unique, sortable by time of creation. */
export const createId = (prefix: IdPrefix): string => `${prefix}_${next()}`;
