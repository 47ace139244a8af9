import type { Context } from "@/lib/events/context";
import { clientAddress, readCartId, readCookies } from "./caller";

/** The browser that signs in, up or out, and what it brings along. */
export type Visit = {
  ctx: Context;
  cookies: Map<string, string>;
  cartId: string | null;
  address: string;
  userAgent: string;
};

export const visitOf = (request: Pick<Request, "headers">, ctx: Context): Visit => {
  const cookies = readCookies(request);
  return {
    ctx,
    cookies,
    cartId: readCartId(cookies),
    address: clientAddress(request),
    userAgent: request.headers.get("user-agent") ?? "",
  };
};
