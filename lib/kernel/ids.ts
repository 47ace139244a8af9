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

const POOL = new Uint8Array(1024);
let used = POOL.length;

/** One draw of the generator's own costs a call into the system, and an identifier takes sixteen. */
const draw = (): number => {
  if (used === POOL.length) {
    globalThis.crypto.getRandomValues(POOL);
    used = 0;
  }
  const byte = POOL[used] ?? 0;
  used += 1;
  return byte / 256;
};

const next = monotonicFactory(draw);

/** A prefixed ULID: opaque, unique, sortable by time of creation. */
export const createId = (prefix: IdPrefix): string => `${prefix}_${next()}`;
