"use client";

import { useSyncExternalStore } from "react";

type LocalTimeProps = { at: string; withTime?: boolean };

const formatIn = (timeZone: string | undefined, { at, withTime }: LocalTimeProps) =>
  new Intl.DateTimeFormat("en", {
    dateStyle: "medium",
    ...(withTime ? { timeStyle: "short" } : {}),
    timeZone,
  }).format(new Date(at));

const never = () => () => {};

/** A moment on the reader's own clock; without script in UTC, which is then said. */
export function LocalTime(props: LocalTimeProps) {
  const text = useSyncExternalStore(
    never,
    () => formatIn(undefined, props),
    () => `${formatIn("UTC", props)}${props.withTime ? " UTC" : ""}`,
  );
  return (
    <time dateTime={props.at} className="tabular-nums">
      {text}
    </time>
  );
}
