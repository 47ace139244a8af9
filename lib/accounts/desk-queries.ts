import { inArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { apiKeys, users } from "@/db/schema/accounts";

const idsOf = (actors: Iterable<string>, kind: "user" | "key"): string[] => [
  ...new Set(
    [...actors].filter((actor) => actor.startsWith(`${kind}:`)).map((actor) => actor.slice(kind.length + 1)),
  ),
];

/** What the actors of logs are called, by actor: people by nickname, keys by name. Those who are gone are left out. */
export const nameActors = async (db: Database, actors: Iterable<string>): Promise<Map<string, string>> => {
  const [userIds, keyIds] = [idsOf(actors, "user"), idsOf(actors, "key")];
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
