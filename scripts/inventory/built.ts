import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SUBSCRIPTIONS } from "@/lib/events/subscriptions";
import { RIGHTS } from "@/lib/http/rights";
import { SCHEDULES } from "@/lib/jobs/schedules";
import { TIMER_JOBS } from "@/lib/jobs/timers";
import { PERSONAL_PAGES } from "@/lib/kernel/personal-pages";
import { ACCOUNT_PAGES, OFFICE_PAGES, OPEN_PAGES, ORDER_PAGES } from "../../e2e/platform/pages";
import { LISTED_ACTIONS, LISTED_JOBS, OTHER_ROUTES } from "./listed";

const readJson = <T>(root: string, ...path: string[]): T =>
  JSON.parse(readFileSync(join(root, ".next", ...path), "utf8")) as T;

/** A server action of a build; `id` is what browsers call it by. */
export type BuiltAction = { id: string; file: string; name: string };

type References = { node: Record<string, { filename: string; exportedName: string }> };

/** What a build lets browsers call. Functions whose answers are cached have such ids too, and names of the compiler's. */
export const builtReferences = (root: string): BuiltAction[] =>
  Object.entries(readJson<References>(root, "server", "server-reference-manifest.json").node).map(
    ([id, { filename, exportedName }]) => ({ id, file: filename, name: exportedName }),
  );

export const isCacheFunction = ({ name }: BuiltAction): boolean => name.startsWith("$$RSC_SERVER_CACHE");

const listedPages = (): string[] => [
  ...[OPEN_PAGES, ACCOUNT_PAGES, OFFICE_PAGES].flatMap((pages) => Object.keys(pages)),
  ...ORDER_PAGES,
  "/_global-error",
];

const listedRoutes = (): string[] => [
  ...OTHER_ROUTES,
  ...Object.keys(RIGHTS).map((operation) =>
    (operation.split(" ")[1] ?? "").replaceAll("{", "[").replaceAll("}", "]"),
  ),
];

const without = (list: readonly string[], known: Iterable<string>): string[] => {
  const all = new Set(known);
  return [...new Set(list)].filter((one) => !all.has(one));
};

const JOBS = [SUBSCRIPTIONS, SCHEDULES, TIMER_JOBS].flatMap((table) => Object.keys(table));

/** What two lists do not have in common, each with words for it. */
export const difference = (what: string, built: readonly string[], listed: readonly string[]): string[] => [
  ...without(built, listed).map((one) => `${what} ${one} stands in no list`),
  ...without(listed, built).map((one) => `${what} ${one} is listed and is no more`),
];

/** Whether a page lies where every answer needs a nonce: the middleware takes what it does not know for no page at all. */
export const isPersonal = (entry: string): boolean => /^\/(\(personal\)|admin)\//.test(entry);

export const actionNames = (actions: readonly { file: string; name: string }[]): string[] =>
  actions.map(({ file, name }) => `${file} ${name}`);

/** Jobs that the queue may start and nobody has written down, and the other way round. */
export const jobFaults = (): string[] => difference("The job", JOBS, LISTED_JOBS);

/** Whatever a build answers to and nobody has written down, and the other way round. */
export const inventoryFaults = (root: string): { faults: string[]; counted: string } => {
  const entries = Object.entries(readJson<Record<string, string>>(root, "app-path-routes-manifest.json"));
  const of = (kind: string, where = (_: string) => true) =>
    entries.filter(([entry]) => entry.endsWith(`/${kind}`) && where(entry)).map(([, route]) => route);
  const [pages, routes] = [of("page"), of("route")];
  const actions = builtReferences(root).filter((one) => !isCacheFunction(one));
  return {
    faults: [
      ...difference("The page", pages, listedPages()),
      ...difference("For the middleware, the page", of("page", isPersonal), PERSONAL_PAGES),
      ...difference("The route", routes, listedRoutes()),
      ...difference("The action", actionNames(actions), actionNames(LISTED_ACTIONS)),
      ...jobFaults(),
    ],
    counted: `${pages.length} pages, ${routes.length} routes, ${actions.length} actions, ${JOBS.length} jobs`,
  };
};
