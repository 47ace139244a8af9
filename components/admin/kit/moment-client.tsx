"use client";

import { useSyncExternalStore } from "react";

type MomentProps = {
  /** ISO 8601. */
  at: string;
  /** Only the day. */
  day?: boolean;
};

const never = () => () => {};

function format(at: string, day: boolean | undefined, timeZone?: string): string {
  const date = new Date(at);
  const sameYear = date.getUTCFullYear() === new Date().getUTCFullYear();
  return new Intl.DateTimeFormat("en", {
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
    ...(day ? {} : { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
    timeZone,
  }).format(date);
}

/** A moment on the reader's own clock, exact to the second on hover; without script in UTC. */
export function Moment({ at, day }: MomentProps) {
  const text = useSyncExternalStore(
    never,
    () => format(at, day),
    () => format(at, day, "UTC"),
  );
  return (
    <time dateTime={at} title={at.replace("T", " ").replace(/\.\d+Z$/, " UTC")} className="whitespace-nowrap">
      {text}
    </time>
  );
}
