"use client";

import { AccountLink } from "@/components/shell/account-link";
import { useCart } from "./cart-store";

/** The way to the account, by name once it is known who this is. */
export function HeaderAccount() {
  return <AccountLink nickname={useCart((view) => view.me?.user?.nickname)} />;
}
