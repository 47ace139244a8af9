import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Defect, withDefect } from "../server-defects";

/** Where a defect must be seen: the section of the proof, and words of what it then says is broken. */
type Seen = { section: string; says?: string };
/** Planted on purpose into one copy of the project, with all others: a section only meets its own. */
export type SafetyDefect = Seen & { name: string; plant(root: string): void };

export const SOURCE_DEFECTS: (Defect & Seen)[] = [
  {
    section: "inventory",
    says: "The action app/(personal)/favorites/page.tsx",
    name: "a server action that stands in no list",
    file: "app/(personal)/favorites/page.tsx",
    from: "    <Main>\n",
    to: '    <Main>\n      <form action={async () => { "use server"; }} />\n',
  },
  {
    section: "inventory",
    says: "The job unlisted stands in no list",
    name: "a job of the clock that stands in no list",
    file: "lib/jobs/schedules.ts",
    from: "export const SCHEDULES = {\n",
    to: 'export const SCHEDULES = {\n  unlisted: { cron: "0 0 1 1 *", run: async () => null },\n',
  },
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
  {
    section: "malformed",
    says: "those that fail",
    name: "a body that is no JSON and throws",
    file: "lib/http/input.ts",
    from: '    return fail(problem("malformed-json", "The body could not be read as JSON."));',
    to: '    throw new Error("The body could not be read as JSON.");',
  },
  {
    section: "malformed",
    says: "The heap returns",
    name: "refusals that are kept for nobody",
    file: "lib/http/input.ts",
    from: "const invalid = (slug: ProblemSlug, error: z.ZodError): Problem => {\n",
    to: "const kept: number[][] = [];\nconst invalid = (slug: ProblemSlug, error: z.ZodError): Problem => {\n  kept.push(Array.from({ length: 10_000 }, Math.random));\n",
  },
  {
    section: "leftovers",
    says: "a card's number in app.log",
    name: "an order of another channel that is logged as it came",
    file: "lib/http/input.ts",
    from: "    const value = JSON.parse(text.value) as unknown;\n",
    to: "    const value = JSON.parse(text.value) as unknown;\n    if (endpoint.redactBody) console.log(text.value);\n",
  },
];

/** What is no change of a source: a file that nobody knows, and a package that is older than it may be. */
const OTHER_DEFECTS: SafetyDefect[] = [
  {
    section: "inventory",
    says: "The route /api/unlisted stands in no list",
    name: "a route that stands in no list",
    plant: (root) => {
      const file = join(root, "app", "api", "unlisted", "route.ts");
      if (existsSync(file)) throw new Error("There is such a route.");
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, "export const GET = () => Response.json({ open: true });\n");
    },
  },
  {
    section: "advisories",
    says: "react-dom 19.2.5",
    name: "a React with a known hole",
    plant: (root) => {
      const file = join(root, "node_modules", "react-dom", "package.json");
      const described = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
      // A copy shares the files of its packages with the project: this one becomes its own first.
      rmSync(file);
      writeFileSync(file, JSON.stringify({ ...described, version: "19.2.5" }));
    },
  },
  // Planted in the registry that npm asks.
  {
    section: "advisories",
    says: "Findings of npm audit",
    name: "a package of which a grave hole is known",
    plant: () => undefined,
  },
];

export const SAFETY_DEFECTS: SafetyDefect[] = [
  ...SOURCE_DEFECTS.map((defect) => ({
    ...defect,
    plant: (root: string) => {
      const file = join(root, defect.file);
      writeFileSync(file, withDefect(readFileSync(file, "utf8"), defect));
    },
  })),
  ...OTHER_DEFECTS,
];
