/**
 * The import direction of the house as a table. A room may import from itself and from the rooms it names; everything
 * else is a violation. Packages are listed with the only places that may import them.
 */
export type Room = {
  name: string;
  /** Which files belong to it; the first room that matches counts. */
  files: RegExp;
  /** What it may import besides itself. */
  may: RegExp[];
  /** What it may not import although a broader line above allows it. */
  not?: RegExp[];
};

const DOMAIN_NAMES =
  "accounts|alarms|audit|cart|catalog|checkout|favorites|lists|loyalty|notifications|offers|orders|pipelines|points|promotions|ranking|search|stats|wallet|webhooks";

/** Tables each domain owns; it reaches all others through their domain's queries and verbs. */
const OWN_TABLES: Record<string, string> = {
  accounts: "accounts",
  alarms: "alarms",
  audit: "audit",
  cart: "carts",
  catalog: "catalog|sales",
  checkout: "checkout",
  favorites: "catalog",
  loyalty: "campaigns",
  orders: "orders|settlement",
  pipelines: "pipelines",
  points: "points",
  promotions: "promotions",
  ranking: "sales",
  search: "search",
  wallet: "wallet",
  webhooks: "webhooks",
};

const KERNEL = /^lib\/kernel\//;
const DB = /^db\/(client|migrate)\.ts$/;
const SERVICES = /^lib\/services\/(?!browser\/)/;
const BROWSER = /^lib\/services\/browser\//;
const EVENTS = /^lib\/(events|idempotency)\//;
const DOMAINS = new RegExp(`^lib/(${DOMAIN_NAMES})/`);
const ACTIONS = new RegExp(`^lib/(${DOMAIN_NAMES})/(actions|[a-z-]+-actions)\\.ts$`);
const JOBS = /^lib\/jobs\//;
const HTTP = /^lib\/http\//;
const COMPONENTS = /^components\//;
const RULES = /^lib\/[a-z]+\/(?:[a-z]+\/)?(rules|schema|cursor|[a-z-]+-rules)\.ts$/;
const PURE_KERNEL = /^lib\/kernel\/(money|result|errors|query-fields|own|zod-in-browsers)\.ts$/;

const domainRoom = (domain: string): Room => ({
  name: `the domain ${domain}`,
  files: new RegExp(`^lib/${domain}/`),
  may: [
    KERNEL,
    DB,
    SERVICES,
    EVENTS,
    DOMAINS,
    ...(OWN_TABLES[domain] ? [new RegExp(`^db/schema/(columns|${OWN_TABLES[domain]})\\.ts$`)] : []),
  ],
  not: [ACTIONS],
});

/** First match counts, so what is narrower stands first. */
export const ROOMS: Room[] = [
  { name: "tests", files: /\.test\.tsx?$|^testing\/|\/testing[a-z-]*\.ts$/, may: [/.*/] },
  {
    name: "rules and schemas",
    files: RULES,
    may: [PURE_KERNEL, RULES, /^lib\/kernel\/(env|state-machine|cursor)\.ts$/],
  },
  { name: "the kernel", files: KERNEL, may: [] },
  { name: "the seed", files: /^db\/seed\//, may: [/^lib\//, /^db\//] },
  { name: "the database", files: /^db\//, may: [KERNEL] },
  { name: "services for browsers", files: BROWSER, may: [PURE_KERNEL] },
  { name: "services", files: SERVICES, may: [KERNEL] },
  {
    name: "events",
    files: EVENTS,
    may: [KERNEL, DB, SERVICES, /^db\/schema\/(columns|events)\.ts$/],
  },
  {
    name: "actions",
    files: ACTIONS,
    may: [KERNEL, DB, SERVICES, EVENTS, DOMAINS, JOBS, HTTP],
  },
  ...DOMAIN_NAMES.split("|").map(domainRoom),
  { name: "jobs", files: JOBS, may: [KERNEL, DB, SERVICES, EVENTS, DOMAINS], not: [ACTIONS] },
  {
    name: "doors",
    files: HTTP,
    may: [KERNEL, DB, SERVICES, EVENTS, DOMAINS, JOBS, /^db\/schema\/accounts\.ts$/],
    not: [ACTIONS],
  },
  {
    name: "client leaves",
    files: /^components\/.*-client\.tsx?$/,
    may: [COMPONENTS, RULES, ACTIONS, BROWSER, PURE_KERNEL],
  },
  { name: "primitives", files: /^components\/ui\//, may: [/^lib\/kernel\/money\.ts$/] },
  {
    name: "components",
    files: COMPONENTS,
    may: [KERNEL, DOMAINS, ACTIONS, HTTP, BROWSER, /^db\/client\.ts$/],
  },
  { name: "the edge", files: /^middleware\.ts$/, may: [KERNEL] },
  {
    name: "addresses",
    files: /^(app\/|instrumentation)/,
    may: [/^lib\//, COMPONENTS, /^app\//, /^db\/client\.ts$/],
  },
  { name: "stand-ins", files: /^emulators\//, may: [] },
];

/** Who alone may import a package. */
export const PACKAGES: { packages: RegExp; only: RegExp }[] = [
  {
    packages: /^(@vercel\/(kv|blob)|@upstash\/|algoliasearch|stripe|@stripe\/|resend)/,
    only: /^lib\/services\//,
  },
  { packages: /^(@neondatabase\/|pg$|ws$)/, only: /^db\/(client|migrate)\.ts$/ },
  { packages: /^next-auth/, only: /^(lib\/http\/session\.ts|lib\/http\/session-.*\.ts|app\/api\/auth\/)/ },
  { packages: /^drizzle-orm/, only: /^(db|lib)\// },
];

/** Packages rules are for the shop; stand-ins and tools serve or drive the same vendors. */
export const PACKAGES_BIND = /^(app|components|lib|db|middleware|instrumentation)/;
