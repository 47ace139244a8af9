import { relative } from "node:path";
import type { ServiceName } from "../kit/faults";
import { SERVICE_NAMES } from "../services";

const ACCOUNTS = [
  ["shopper@example.com", "Shopper-pass-1"],
  ["family@example.com", "Family-pass-1"],
  ["admin@example.com", "Admin-pass-1"],
] as const;

const LABELS: Record<ServiceName, string> = {
  postgres: "Postgres",
  kv: "KV",
  qstash: "QStash",
  algolia: "Algolia",
  stripe: "Stripe",
  mail: "Resend",
  blob: "Blob",
};

export type Summary = {
  appUrls: readonly string[];
  /** Of the stand-ins, by service. */
  urls: Partial<Record<ServiceName, string>>;
  platformFile: string;
  logFile: string | undefined;
  seconds: number;
};

const named = (names: readonly ServiceName[]) => names.map((name) => LABELS[name]).join(", ") || "none";

const box = (lines: readonly string[]): string => {
  const width = Math.max(...lines.map((line) => line.length));
  const edge = "─".repeat(width + 2);
  const body = lines.map((line) => `│ ${line.padEnd(width)} │`);
  return [`╭${edge}╮`, ...body, `╰${edge}╯`].join("\n");
};

/** What a person needs to know once everything is up. */
export const summarise = ({ appUrls, urls, platformFile, logFile, seconds }: Summary): string => {
  const [shop = "", ...others] = appUrls;
  const standIns = SERVICE_NAMES.filter((name) => urls[name]);
  const vendors = SERVICE_NAMES.filter((name) => !urls[name]);
  const rows: [label: string, value: string | undefined][] = [
    ["Shop", shop],
    ["Also on", others.join(" ") || undefined],
    ["Admin", `${shop}/admin`],
    ["Mailbox", urls.mail],
    ["Queue", urls.qstash],
    ["Payments", urls.stripe],
  ];
  const files: typeof rows = [
    ["Stand-ins", named(standIns)],
    ["Vendors", vendors.length > 0 ? named(vendors) : undefined],
    ["What runs", relative(process.cwd(), platformFile) || platformFile],
    ["Log", logFile && (relative(process.cwd(), logFile) || logFile)],
  ];
  const line = ([label, value]: (typeof rows)[number]) => `${label.padEnd(10)} ${value}`;
  const shown = (group: typeof rows) => group.filter(([, value]) => value).map(line);
  return box([
    `Mercat is up (${seconds.toFixed(1)} s). Ctrl-C stops everything.`,
    "",
    ...shown(rows),
    "",
    ...ACCOUNTS.map(([email, password]) => `${email.padEnd(22)} ${password}`),
    "",
    ...shown(files),
  ]);
};
