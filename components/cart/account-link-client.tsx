"use client";

import { useEffect, useRef } from "react";
import { AccountLink } from "@/components/shell/account-link";
import { forgetMe, loadMe, useCart } from "./cart-store";

type HeaderAccountProps = {
  /** Where the page is made for one visitor: who that is, null for a guest. Elsewhere it is asked for after paint. */
  nickname?: string | null;
};

/** The way to the account, by name once it is known who this is. */
export function HeaderAccount({ nickname }: HeaderAccountProps) {
  const found = useCart((view) => view.me?.user?.nickname);
  const shown = useRef(nickname);

  // Whoever signs in or out without leaving the document finds another cart and other hearts.
  useEffect(() => {
    if (shown.current === nickname) return;
    shown.current = nickname;
    if (nickname === null) forgetMe();
    else void loadMe();
  }, [nickname]);

  return <AccountLink nickname={nickname === undefined ? found : nickname} />;
}
