import { ownValue } from "@/lib/kernel/own";

const KINDS: Record<string, string> = { user: "Somebody", key: "API key", system: "The shop" };

/** What an actor of a log is called: a person's or key's name, "Guest", or what part of the shop it was. */
export function actorName(actor: string, names: Map<string, string>): string {
  const known = names.get(actor);
  if (known) return known;
  const [kind = "", id = ""] = actor.split(":", 2);
  if (kind === "guest") return "Guest";
  if (kind === "system") return id ? `The shop (${id})` : "The shop";
  const name = ownValue(KINDS, kind);
  return name ? `${name} ${id}` : actor;
}
