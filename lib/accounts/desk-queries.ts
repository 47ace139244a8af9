import { and, count, desc, eq, ilike, inArray, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { apiKeys, users } from "@/db/schema/accounts";
import { cursorOf, encodeCursor } from "@/lib/kernel/cursor";
import type { DeskUser, DeskUserFilter, UserState } from "./desk-rules";

const Position = cursorOf(z.strictObject({ createdAt: z.iso.datetime(), id: z.string().max(100) }));

const anywhere = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

const inState = (state: UserState): SQL | undefined =>
  state === "active"
    ? isNull(users.deactivatedAt)
    : and(
        isNotNull(users.deactivatedAt),
        state === "closed" ? isNotNull(users.closedAt) : isNull(users.closedAt),
      );

const matching = ({ q, role, state }: Omit<DeskUserFilter, "after">): SQL | undefined =>
  and(
    q ? or(ilike(users.email, anywhere(q)), ilike(users.nickname, anywhere(q)), eq(users.id, q)) : undefined,
    role ? eq(users.role, role) : undefined,
    state ? inState(state) : undefined,
  );

const beyond = (after: string | undefined): SQL | undefined => {
  const position = after === undefined ? undefined : Position.safeParse(after).data;
  if (!position) return undefined;
  const at = new Date(position.createdAt);
  return or(lt(users.createdAt, at), and(eq(users.createdAt, at), lt(users.id, position.id)));
};

/** Written out: a column of a select from one table stands there without its table, and sessions have an id as well. */
const isTheirs = sql`s.user_id = users.id`;
const isOpen = sql`s.ended_at is null and s.expires_at > now()`;

const columns = {
  id: users.id,
  email: users.email,
  nickname: users.nickname,
  role: users.role,
  createdAt: users.createdAt,
  deactivatedAt: users.deactivatedAt,
  closedAt: users.closedAt,
  lastSeenAt: sql<string | null>`(select max(s.last_seen_at) from sessions s where ${isTheirs})`,
  openSessions: sql<number>`(select count(*)::int from sessions s where ${isTheirs} and ${isOpen})`,
};

type Row = Pick<DeskUser, "id" | "email" | "nickname" | "role" | "openSessions"> & {
  createdAt: Date;
  deactivatedAt: Date | null;
  closedAt: Date | null;
  lastSeenAt: string | Date | null;
};

const toDeskUser = ({ createdAt, deactivatedAt, closedAt, lastSeenAt, ...row }: Row): DeskUser => ({
  ...row,
  state: closedAt ? "closed" : deactivatedAt ? "deactivated" : "active",
  createdAt: createdAt.toISOString(),
  lastSeenAt: lastSeenAt ? new Date(lastSeenAt).toISOString() : null,
});

/** One page of people, the latest to join first. */
export const listDeskUsers = async (
  db: Database,
  filter: DeskUserFilter,
  limit = 50,
): Promise<{ rows: DeskUser[]; next: string | null; total: number }> => {
  const [rows, [counted]] = await Promise.all([
    db
      .select(columns)
      .from(users)
      .where(and(matching(filter), beyond(filter.after)))
      .orderBy(desc(users.createdAt), desc(users.id))
      .limit(limit + 1),
    db.select({ total: count() }).from(users).where(matching(filter)),
  ]);
  const page = rows.slice(0, limit).map(toDeskUser);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    rows: page,
    next: last ? encodeCursor({ createdAt: last.createdAt, id: last.id }) : null,
    total: counted?.total ?? 0,
  };
};

export const findDeskUser = async (db: Database, userId: string): Promise<DeskUser | null> => {
  const [row] = await db.select(columns).from(users).where(eq(users.id, userId));
  return row ? toDeskUser(row) : null;
};

const idsOf = (actors: Iterable<string>, kind: "user" | "key"): string[] => [
  ...new Set(
    [...actors].filter((actor) => actor.startsWith(`${kind}:`)).map((actor) => actor.slice(kind.length + 1)),
  ),
];

/** What the actors of logs are called, by actor: people by nickname, keys by name. Those who are gone are left out. */
export const nameActors = async (db: Database, actors: Iterable<string>): Promise<Map<string, string>> => {
  const given = [...actors];
  const [userIds, keyIds] = [idsOf(given, "user"), idsOf(given, "key")];
  const [people, keys] = await Promise.all([
    userIds.length === 0
      ? []
      : db.select({ id: users.id, name: users.nickname }).from(users).where(inArray(users.id, userIds)),
    keyIds.length === 0
      ? []
      : db.select({ id: apiKeys.id, name: apiKeys.name }).from(apiKeys).where(inArray(apiKeys.id, keyIds)),
  ]);
  return new Map([
    ...people.map(({ id, name }) => [`user:${id}`, name] as const),
    ...keys.map(({ id, name }) => [`key:${id}`, name] as const),
  ]);
};
