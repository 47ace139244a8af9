import { type NextRequest, NextResponse } from "next/server";
import { personalPolicy, staticPolicy } from "@/lib/kernel/csp";
import { leadsNowhere } from "@/lib/kernel/personal-pages";

const SESSION_COOKIES = ["__Secure-next-auth.session-token", "next-auth.session-token"];
const NEEDS_SESSION = /^\/(account|admin)(\/|$)/;

/** Personal pages only: the nonce, and a courtesy redirect. Rights are decided where the data is read, never here. */
export const middleware = (request: NextRequest): NextResponse => {
  const { pathname, search } = request.nextUrl;
  if (NEEDS_SESSION.test(pathname) && !SESSION_COOKIES.some((name) => request.cookies.has(name))) {
    const signIn = new URL("/sign-in", request.url);
    signIn.searchParams.set("next", pathname + search);
    return NextResponse.redirect(signIn);
  }
  // The page that says so is the same for everyone: no nonce stands in it.
  const policy = leadsNowhere(pathname) ? staticPolicy() : personalPolicy(btoa(crypto.randomUUID()));
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("cache-control", "private, no-store");
  return response;
};

/** Two patterns for all of them: each one is tried with every request, and most requests are for none. */
export const config = {
  matcher: [
    "/:page(cart|favorites|sign-in|sign-up|forgot-password|reset-password)",
    "/:area(checkout|order|account|admin)/:path*",
  ],
};
