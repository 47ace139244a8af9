import type { AuthOptions } from "next-auth";
import credentials from "next-auth/providers/credentials";
import { endSession } from "@/lib/accounts/end-session";
import { HOME_OF_ACCOUNTS, SESSION_LIFE_S, safePath } from "@/lib/accounts/rules";
import { signInWithIdentity } from "@/lib/accounts/sign-in-with-identity";
import { env, requireEnv } from "@/lib/kernel/env";
import type { Problem } from "@/lib/kernel/errors";
import type { Result } from "@/lib/kernel/result";
import type { NewCookie } from "./cart-cookies";
import { cookieAttributes } from "./reply";
import { readSession, SESSION_COOKIE, type Session } from "./session";
import { openSession, SIGNED_OUT } from "./session-open";
import { identityOf, oauthProviders } from "./session-providers";
import { signInWithLink, signInWithPassword } from "./sign-in";
import type { Visit } from "./visit";

/** What next-auth's callbacks leave behind for whoever answers. */
export type AuthTrace = {
  /** Why a try to sign in was refused. */
  refusal: Problem | null;
  /** What went wrong on our side; next-auth would put its words into an address. */
  failure: unknown;
  /** Cookies besides next-auth's own. */
  cookies: readonly NewCookie[];
};

const IS_HTTPS = env.APP_URL.startsWith("https:");
export const CSRF_COOKIE = `${IS_HTTPS ? "__Host-" : ""}next-auth.csrf-token`;
export const CALLBACK_COOKIE = `${IS_HTTPS ? "__Secure-" : ""}next-auth.callback-url`;

const { maxAge: _, ...attributes } = cookieAttributes(0);

/** Absolute addresses of this shop and paths alike become a safe path of this shop. */
export const pathOfCallback = (url: string): string => {
  const own = `${new URL(env.APP_URL).origin}/`;
  return safePath(url.startsWith(own) ? url.slice(own.length - 1) : url);
};

/** Keeps an exception from next-auth, which takes any for a refusal, for whoever answers. */
const keeping = async <T>(trace: AuthTrace, work: () => Promise<T>): Promise<T | null> => {
  try {
    return await work();
  } catch (error) {
    trace.failure = error;
    return null;
  }
};

const providersFor = (visit: Visit, trace: AuthTrace): AuthOptions["providers"] => {
  const settle = (result: Result<{ userId: string }>) => {
    if (result.ok) return { id: result.value.userId };
    trace.refusal = result.problem;
    return null;
  };
  return [
    credentials({
      id: "credentials",
      name: "Password",
      credentials: { email: { type: "email" }, password: { type: "password" } },
      authorize: (given) => keeping(trace, async () => settle(await signInWithPassword(visit, given))),
    }),
    credentials({
      id: "email",
      name: "Link by e-mail",
      credentials: { token: {} },
      authorize: (given) => keeping(trace, async () => settle(await signInWithLink(visit, given))),
    }),
    ...oauthProviders(),
  ];
};

const callbacksFor = (visit: Visit, trace: AuthTrace, now: { session: Session | null }) =>
  ({
    signIn: async ({ user, account, profile }) => {
      if (account?.type !== "oauth") return true;
      const { provider, providerAccountId } = account;
      const result = await keeping(trace, () =>
        signInWithIdentity(visit.ctx, identityOf(provider, providerAccountId, profile)),
      );
      if (!result?.ok) return false;
      user.id = result.value.userId;
      return true;
    },
    jwt: async ({ token, user }) => {
      if (!user) return { sessionId: token.sessionId };
      const opened = await keeping(trace, () => openSession(visit, user.id));
      if (!opened) return {};
      trace.cookies = opened.cookies.filter(({ name }) => name !== SESSION_COOKIE);
      return { sessionId: opened.sessionId };
    },
    session: async ({ session }) => {
      const user = now.session?.user;
      const shown = user && { id: user.id, name: user.nickname, email: user.email, role: user.role };
      return { ...session, user: shown };
    },
    redirect: async ({ url }) => `${env.APP_URL}${pathOfCallback(url)}`,
  }) satisfies AuthOptions["callbacks"];

/**
 * next-auth as this request needs it. Its token holds the id of a session and nothing else; reading one asks the database,
 * so that an ended session has no token at all.
 */
export const authOptions = (visit: Visit, trace: AuthTrace): AuthOptions => {
  const now: { session: Session | null } = { session: null };
  const { log } = visit.ctx;
  return {
    secret: requireEnv("NEXTAUTH_SECRET"),
    providers: providersFor(visit, trace),
    session: { strategy: "jwt", maxAge: SESSION_LIFE_S },
    useSecureCookies: IS_HTTPS,
    cookies: {
      sessionToken: { name: SESSION_COOKIE, options: attributes },
      csrfToken: { name: CSRF_COOKIE, options: attributes },
      callbackUrl: { name: CALLBACK_COOKIE, options: attributes },
    },
    pages: {
      signIn: "/sign-in",
      signOut: HOME_OF_ACCOUNTS,
      error: "/sign-in",
      verifyRequest: "/sign-in?sent=1",
    },
    jwt: {
      decode: async ({ token }) => {
        now.session = await keeping(trace, () => readSession(token));
        return now.session && { sessionId: now.session.sessionId };
      },
    },
    callbacks: callbacksFor(visit, trace, now),
    events: {
      signOut: async () => {
        trace.cookies = SIGNED_OUT.filter(({ name }) => name !== SESSION_COOKIE);
        if (!now.session) return;
        const { sessionId, user } = now.session;
        await keeping(trace, () => endSession(visit.ctx.db, { sessionId, userId: user.id }, visit.ctx.now));
      },
    },
    logger: {
      error: (code) => log.debug({ reason: code }, "next-auth refused something"),
      warn: (code) => log.debug({ reason: code }, "next-auth warns"),
      debug: () => undefined,
    },
  };
};
