import { randomUUID } from "node:crypto";
import type { Claims } from "../claims";
import type { Person } from "../people";
import type { Office } from "./office";
import { guardedPaths, guardedReads } from "./office";
import { type Asked, ask, each, type Reply } from "./raw";
import { GUEST, MARK, type Scene } from "./scene";
import { isShort } from "./short";

/** One way to ask for a page; `buildId` is of the build that serves. */
type Door = { name: string; open(path: string, buildId: string): { path: string; asked?: Asked } };

const plain = (path: string) => ({ path });
const withHeaders =
  (headers: Record<string, string>) =>
  (path: string): { path: string; asked: Asked } => ({ path, asked: { headers } });
const method = (name: string) => (path: string) => ({ path, asked: { method: name } });

const RSC = { rsc: "1" };
const SUBREQUESTS = [
  "middleware",
  "src/middleware",
  "middleware:middleware:middleware:middleware:middleware",
  "src/middleware:src/middleware:src/middleware:src/middleware:src/middleware",
  "pages/_middleware",
  "proxy:proxy:proxy:proxy:proxy",
];

const capital = (path: string) => path.replace(/^\/(\w)/, (_, first: string) => `/${first.toUpperCase()}`);
/** Its first letter, escaped once or twice. */
const escaped = (path: string, times: 1 | 2) => {
  const hex = path.charCodeAt(1).toString(16);
  return `/%${times === 2 ? "25" : ""}${hex}${path.slice(2)}`;
};

const DOORS: Door[] = [
  { name: "as it is", open: plain },
  { name: "HEAD", open: method("HEAD") },
  { name: "OPTIONS", open: method("OPTIONS") },
  { name: "POST", open: method("POST") },
  { name: "with a slash at the end", open: (path) => ({ path: `${path}/` }) },
  { name: "with two slashes", open: (path) => ({ path: `/${path}` }) },
  { name: "by way of a dot", open: (path) => ({ path: `/./x/..${path}` }) },
  { name: "with a backslash", open: (path) => ({ path: `/\\..${path}` }) },
  { name: "escaped", open: (path) => ({ path: escaped(path, 1) }) },
  { name: "escaped twice", open: (path) => ({ path: escaped(path, 2) }) },
  { name: "in capitals", open: (path) => ({ path: capital(path) }) },
  { name: "in all capitals", open: (path) => ({ path: path.toUpperCase() }) },
  { name: ".rsc", open: (path) => ({ path: `${path}.rsc` }) },
  { name: ".prefetch.rsc", open: (path) => ({ path: `${path}.prefetch.rsc` }) },
  { name: ".segments", open: (path) => ({ path: `${path}.segments/_full.segment.rsc` }) },
  { name: ".segments, the tree", open: (path) => ({ path: `${path}.segments/_tree.segment.rsc` }) },
  { name: "RSC", open: (path) => ({ path: `${path}?_rsc=1`, asked: { headers: RSC } }) },
  { name: "RSC without its query", open: withHeaders(RSC) },
  { name: "RSC, prefetched", open: withHeaders({ ...RSC, "next-router-prefetch": "1" }) },
  { name: "RSC, prefetched at run time", open: withHeaders({ ...RSC, "next-router-prefetch": "2" }) },
  {
    name: "RSC, a segment",
    open: withHeaders({ ...RSC, "next-router-prefetch": "1", "next-router-segment-prefetch": "/_full" }),
  },
  {
    name: "RSC, the tree",
    open: withHeaders({ ...RSC, "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" }),
  },
  {
    name: "RSC, as if only the page were missing",
    open: withHeaders({
      ...RSC,
      "next-router-state-tree": encodeURIComponent('["",{"children":["admin",{},null,"refetch"]}]'),
    }),
  },
  {
    name: "data of the pages router",
    open: (path, buildId) => ({
      path: `/_next/data/${buildId}${path}.json`,
      asked: { headers: { "x-nextjs-data": "1" } },
    }),
  },
  ...SUBREQUESTS.map((value) => ({
    name: `x-middleware-subrequest ${value}`,
    open: withHeaders({ "x-middleware-subrequest": value }),
  })),
  {
    name: "another page, said to be this one",
    open: (path) => ({
      path: "/sign-in",
      asked: {
        headers: {
          "x-matched-path": path,
          "x-invoke-path": path,
          "x-middleware-rewrite": path,
          "x-original-url": path,
          "x-rewrite-url": path,
        },
      },
    }),
  },
  {
    name: "a host of its own",
    open: withHeaders({ "x-forwarded-host": "admin.example", "x-forwarded-proto": "https" }),
  },
];

const PAGES_OF_ALL_DOORS = 3;
const FRAME = "office, overview";
const marked = ({ text }: Reply): boolean =>
  text.includes(FRAME) || text.toLowerCase().includes(MARK.toLowerCase());

/** An answer to whoever may not read it holds nothing but a problem. */
const isData = ({ status, headers, text }: Reply): boolean =>
  status < 300 && text !== "" && !headers["content-type"]?.startsWith("text/html");

type Visitor = { name: string; headers: Record<string, string> };

const askAll = async (
  scene: Scene,
  paths: readonly string[],
  visitor: Visitor,
  note: (door: Door, path: string, reply: Reply) => void,
): Promise<number> => {
  const buildId = await readBuildId(scene);
  const calls = paths.flatMap((path) => DOORS.map((door) => ({ path, door })));
  await each(calls, 6, async ({ path, door }, at) => {
    const { path: address, asked } = door.open(path, buildId);
    const headers = { ...visitor.headers, ...asked?.headers };
    // next's own header of forms would be read as a call of an action
    const { "content-type": _, ...given } = headers;
    const url = scene.urls[at % 2] ?? scene.urls[0];
    note(door, path, await ask(url, address, { ...asked, headers: given }));
  });
  return calls.length;
};

const readBuildId = async ({ urls }: Scene): Promise<string> => {
  const { text } = await ask(urls[0], "/");
  return /"b":"([\w-]{10,})"/.exec(text)?.[1] ?? randomUUID();
};

const visitorOf = (name: string, person: Person): Visitor => ({ name, headers: person.headers });

type Tried = { leaks: string[]; failures: string[]; count: number };

const tryAs = async (
  scene: Scene,
  paths: readonly string[],
  visitors: readonly Visitor[],
  isLeak = marked,
): Promise<Tried> => {
  const tried: Tried = { leaks: [], failures: [], count: 0 };
  for (const visitor of visitors) {
    tried.count += await askAll(scene, paths, visitor, (door, path, reply) => {
      const what = `${visitor.name}, ${path} ${door.name}: ${reply.status}`;
      if (isLeak(reply)) tried.leaks.push(what);
      if (reply.status >= 500) tried.failures.push(what);
    });
  }
  return tried;
};

/** Through which doors this person does see what others must not, at a few pages, and which pages plainly. */
const seenBy = async (scene: Scene, paths: readonly string[], { headers }: Visitor) => {
  const { "content-type": _, ...given } = headers;
  const blind: string[] = [];
  await each(paths, 6, async (path) => {
    if (!marked(await ask(scene.urls[0], path, { headers: given }))) blind.push(path);
  });
  const doors = new Set<string>();
  const some = paths.slice(0, PAGES_OF_ALL_DOORS);
  await askAll(scene, some, { name: "", headers }, (door, _path, reply) => {
    if (marked(reply)) doors.add(door.name);
  });
  return { pages: paths.length - blind.length, doors: doors.size, blind };
};

/** Pages by every door that is known to lead past a middleware: who may not see them sees nothing of them. */
export const proveDoors = async (claims: Claims, scene: Scene, office: Office): Promise<void> => {
  const all = await guardedPaths(scene, office);
  const paths = isShort ? { office: all.office.slice(0, 6), own: all.own.slice(0, 3) } : all;
  const guest = { name: "guest", headers: GUEST };
  const forged = { name: "forged", headers: { cookie: "next-auth.session-token=forged; mc=1" } };
  const stranger = visitorOf("stranger", scene.stranger);
  const there = await tryAs(scene, paths.office, [guest, forged, stranger]);
  claims.none(
    there.leaks,
    `${there.count} tries at ${paths.office.length} pages of the office show its things`,
  );
  const own = await tryAs(scene, paths.own, [guest, forged, stranger]);
  claims.none(
    own.leaks,
    `${own.count} tries at ${paths.own.length} pages of somebody else show their things`,
  );
  const reads = guardedReads(scene, office).slice(0, isShort ? 6 : undefined);
  const read = await tryAs(scene, reads, [guest, forged, stranger], isData);
  claims.none(read.leaks, `${read.count} tries at ${reads.length} reads of the office's API answer anything`);
  const failures = [there, own, read].flatMap((tried) => tried.failures);
  claims.none(failures, "Answers of 500 and above among them");
  const admin = await seenBy(scene, paths.office, visitorOf("admin", scene.admin));
  claims.claim(
    admin.blind.length === 0 && admin.doors >= 6,
    "The same calls by an admin do show them",
    `${admin.pages} of ${paths.office.length} pages, ${admin.doors} of ${DOORS.length} doors ${admin.blind.join(" ")}`,
  );
  const owner = await seenBy(scene, paths.own, visitorOf("owner", scene.owner));
  claims.claim(
    owner.blind.length === 0 && owner.doors >= 6,
    "The same calls by their owner do show them",
    `${owner.pages} of ${paths.own.length} pages, ${owner.doors} of ${DOORS.length} doors ${owner.blind.join(" ")}`,
  );
};
