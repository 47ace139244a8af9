import type { Defect } from "../server-defects";

/** Planted on purpose into one build, each where another section of the proof must see it: the name of that section. */
export type SafetyDefect = Defect & { section: string };

export const SAFETY_DEFECTS: SafetyDefect[] = [
  {
    section: "doors",
    name: "a page of the office that takes the middleware's word for who may see it",
    file: "lib/http/require-admin.ts",
    from: "  if (isAdminCall(call)) return call;\n  if (call",
    to: "  if (call.caller.kind === 'user') return call as AdminCall;\n  if (call",
  },
  {
    section: "actions",
    name: "actions of the office that only ask whether somebody is signed in",
    file: "lib/http/admin-action.ts",
    from: "  if (!isAdminCall(call)) return fail(refusalOf(call));",
    to: "  if (call.caller.kind === 'guest') return fail(refusalOf(call));\n  if (!isAdminCall(call)) return write(call as AdminCall);",
  },
  {
    section: "ids",
    name: "an address that is looked up by its identifier alone",
    file: "lib/accounts/book-address.ts",
    from: "and(eq(addresses.userId, userId), eq(addresses.id, id));",
    to: "and(eq(addresses.id, id), eq(addresses.id, userId && id));",
  },
  {
    section: "signatures",
    name: "a job's signature that is not compared with its address",
    file: "lib/services/queue.ts",
    from: "receiver.verify({ signature, body, url: ",
    to: "receiver.verify({ signature, body, url: path ? undefined : ",
  },
  {
    section: "cross-site",
    name: "an origin that only has to begin like ours",
    file: "lib/http/origin.ts",
    from: "origin !== null && origin !== OWN_ORIGIN;",
    to: "origin !== null && !origin.startsWith(OWN_ORIGIN);",
  },
  {
    section: "limits",
    name: "an address that the client says itself",
    file: "lib/http/caller.ts",
    from: "request.headers.get(env.CLIENT_IP_HEADER)?.split",
    to: "(request.headers.get('x-real-ip') ?? request.headers.get(env.CLIENT_IP_HEADER))?.split",
  },
  {
    section: "prices",
    name: "a promotion code that is switched off and counts all the same",
    file: "lib/promotions/queries.ts",
    from: "eq(promotionCodes.active, true),",
    to: "",
  },
  {
    section: "sign-in",
    name: "an unknown address that is refused without a password's work",
    file: "lib/accounts/check-password.ts",
    from: "await isPassword(password, user?.passwordHash ?? fallback);",
    to: "user?.passwordHash ? await isPassword(password, user.passwordHash ?? fallback) : false;",
  },
  {
    section: "sessions",
    name: "a session that goes on when it was ended",
    file: "lib/http/session.ts",
    from: "isNull(sessions.endedAt),",
    to: "",
  },
  {
    section: "one use",
    name: "a limit of uses that is not looked at",
    file: "lib/promotions/rules.ts",
    from: "    used < limit ? null :",
    to: "    used <= limit * 1000 ? null :",
  },
  {
    section: "sharing",
    name: "personal pages that a browser may keep for whoever uses it next",
    file: "middleware.ts",
    from: '"cache-control", "private, no-store"',
    to: '"cache-control", "private, max-age=600"',
  },
  {
    section: "starts",
    name: "a start that takes any secret that is long enough to be typed",
    file: "lib/kernel/env.ts",
    from: "env.NEXTAUTH_SECRET ? weaknessOf(",
    to: "env.NEXTAUTH_SECRET && env.NEXTAUTH_SECRET.length < 4 ? weaknessOf(",
  },
];
