import { headers } from "next/headers";
import { connection } from "next/server";
import { cache } from "react";
import { database } from "@/db/client";
import { type Context, createContext } from "@/lib/events/context";
import { actorOf, type Caller, clientAddress, readCartId, readCookies } from "./caller";
import { readSession, SESSION_COOKIE } from "./session";

/** Who asks for a page or posts a form, and the context of what follows. API keys mean nothing here. */
export type PageCall = {
  caller: Exclude<Caller, { kind: "key" }>;
  cartId: string | null;
  address: string;
  ctx: Context;
};

/** Reads the request that this page or server action answers; once for all parts of a page. */
export const readPageCall = cache(async (): Promise<PageCall> => {
  // Not for a prefetch: what follows draws ids and reads the clock.
  await connection();
  const request = { headers: await headers() };
  const cookies = readCookies(request);
  const session = await readSession(cookies.get(SESSION_COOKIE));
  const caller = session ? ({ kind: "user", ...session } as const) : ({ kind: "guest" } as const);
  return {
    caller,
    cartId: readCartId(cookies),
    address: clientAddress(request),
    ctx: createContext(database(), actorOf(caller)),
  };
});
