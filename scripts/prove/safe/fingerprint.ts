import type pg from "pg";
import { type Fingerprint, fingerprintOf } from "../../../testing/fingerprint";

export { changedSince } from "../../../testing/fingerprint";

/** A hash of each table of the shop's database. */
export const fingerprint = (sql: pg.Pool): Promise<Fingerprint> =>
  fingerprintOf(async (text) => (await sql.query<Record<string, string>>(text)).rows);
