import Link from "next/link";
import { hrefWith } from "../kit/address";
import { EVENTS, pageOf } from "./event-words";

/** What an event tells of: its page where it has one, else everything that was told of it. */
export function AggregateLink({ id }: { id: string }) {
  return (
    <Link
      href={pageOf(id) ?? hrefWith(EVENTS, {}, { q: id })}
      prefetch={false}
      title={id}
      className="font-mono text-xs wrap-anywhere hover:text-action hover:underline"
    >
      {id}
    </Link>
  );
}
