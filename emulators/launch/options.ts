import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

export type Options = {
  dataDir: string;
  /** Explicitly asked for, so that no other will do. */
  port: number | undefined;
  headless: boolean;
  fresh: boolean;
  dev: boolean;
  /** How many server processes, on consecutive ports. */
  instances: number;
  /** One more server process on a platform that is already up. */
  serveOnly: boolean;
  help: boolean;
};

export const HELP = `npm start -- [options]

  --port N       serve the shop on this port (otherwise 3000, or a free one)
  --data DIR     keep everything in this folder (otherwise .local)
  --fresh        delete what the folder holds and begin anew
  --instances N  serve from N processes, on ports of their own
  --headless     print one line when the shop answers, and progress to stderr
  --dev          serve with Next's development server
  --serve-only   serve from one more process, on services that are already up
  --help         print this

A stand-in is started for every service whose variables are not set (see .env.example).
`;

export const parseOptions = (args: readonly string[], root: string): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string" },
      data: { type: "string" },
      instances: { type: "string", default: "1" },
      headless: { type: "boolean", default: false },
      fresh: { type: "boolean", default: false },
      dev: { type: "boolean", default: false },
      "serve-only": { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  return {
    dataDir: values.data ? resolve(values.data) : join(root, ".local"),
    port: values.port === undefined ? undefined : wholeNumber("--port", values.port, 65_535),
    headless: values.headless,
    fresh: values.fresh,
    dev: values.dev,
    instances: wholeNumber("--instances", values.instances, 16),
    serveOnly: values["serve-only"],
    help: values.help,
  };
};

const wholeNumber = (name: string, text: string, most: number): number => {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new Error(`${name} takes a whole number from 1 to ${most}, not "${text}".`);
};
