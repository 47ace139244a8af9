"use client";

import Link from "next/link";
import { type ComponentProps, useState } from "react";

type IntentLinkProps = Omit<ComponentProps<typeof Link>, "prefetch" | "onPointerEnter" | "onFocus">;

/** Asks for its page when pointer, finger or focus show that it may be followed, so that rows of links cost nothing. */
export function IntentLink(props: IntentLinkProps) {
  const [wanted, setWanted] = useState(false);
  const want = () => setWanted(true);
  return <Link {...props} prefetch={wanted} onPointerEnter={want} onFocus={want} />;
}
