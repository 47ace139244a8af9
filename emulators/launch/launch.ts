import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type HeldPort, holdPort } from "../kit/ports";
import { type Platform, platformPath, startPlatform } from "../platform";
import { ensureBuild } from "./build";
import { runServer, runToEnd } from "./children";
import { emptyDataDir } from "./data-dir";
import { applicationVariables, loadEnvFiles, savedVariables, saveVariables } from "./environment";
import type { Options } from "./options";
import type { Summary } from "./summary";

const USUAL_PORT = 3000;

type Run = {
  root: string;
  options: Options;
  say: (line: string) => void;
  /** Something that everything depends on has ended by itself. */
  onEnd: (reason: Error) => void;
};

/** Held from here on: a build may take a minute, and what was free before it need not be free after it. */
const takePort = async ({ options, say }: Run): Promise<HeldPort> => {
  const wanted = options.port ?? USUAL_PORT;
  const held = await holdPort(wanted, process.env.HOST);
  if (held.port === wanted) return held;
  if (options.port !== undefined) {
    held.server.close();
    throw new Error(`Port ${wanted} is taken. Choose another with --port, or leave --port out.`);
  }
  say(`port ${wanted} is taken: the shop will be on ${held.port}`);
  return held;
};

/**
 * Where memory is plenty, V8 lets the server's heap grow to four times what lives in it before it collects. Told of less,
 * it keeps to twice; with more room for what is young, that costs no time. Megabytes.
 */
const HEAP = ["--max-old-space-size=512", "--max-semi-space-size=32"];

const serve = async (run: Run, held: HeldPort, variables: Record<string, string>): Promise<string> => {
  const { root, options, onEnd } = run;
  const logFile = options.dev ? undefined : join(options.dataDir, "app.log");
  await runServer({
    what: "The shop",
    args: [
      ...(options.dev ? [] : HEAP),
      join(root, "emulators", "serve.mjs"),
      ...(options.dev ? ["--dev"] : []),
    ],
    cwd: root,
    env: { ...variables, PORT: String(held.port), PORT_IS_HELD: "1" },
    held,
    logFile,
    onEnd,
  });
  const url = `http://localhost:${held.port}`;
  await answers(url);
  return url;
};

/** The first answer may compile or connect something; any answer will do, whatever it says. */
const answers = async (url: string): Promise<void> => {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const response = await fetch(`${url}/api/health`, { redirect: "manual" }).catch(() => undefined);
    await response?.arrayBuffer();
    if (response) return;
    await delay(100);
  }
  throw new Error(`The shop listens on ${url} but does not answer.`);
};

const prepare = (run: Run, variables: Record<string, string>): Promise<void> =>
  runToEnd({
    what: "Preparing the database",
    args: ["--import", "tsx", join(run.root, "scripts", "prepare.ts"), "--seed"],
    cwd: run.root,
    env: variables,
    onLine: (line) => run.say(`prepare   ${line.trim()}`),
  });

/** Everything from nothing: services, build, database, server. */
export const launch = async (
  run: Run,
  onPlatform: (platform: Platform) => void,
): Promise<{ urls: string[]; summary: Summary }> => {
  const { root, options, say, onEnd } = run;
  const began = performance.now();
  const elapsed = () => (performance.now() - began) / 1000;
  loadEnvFiles(root);
  const held = await takePort(run);
  if (options.fresh) emptyDataDir(options.dataDir);
  const appUrl = process.env.APP_URL ?? `http://localhost:${held.port}`;

  say("services  starting");
  const platform = await startPlatform({
    dataDir: options.dataDir,
    appUrl,
    onCrash: (_, reason) => onEnd(reason),
  });
  onPlatform(platform);
  const variables = applicationVariables({
    dataDir: options.dataDir,
    appUrl,
    dev: options.dev,
    services: platform.env,
  });
  saveVariables(options.dataDir, variables);
  say(`services  up (${elapsed().toFixed(1)} s)`);

  const build = options.dev
    ? undefined
    : ensureBuild(root, { ...process.env, ...variables }, (line) => say(`build     ${line}`));
  await Promise.all([build, prepare(run, variables)]);
  say(`shop      starting (${elapsed().toFixed(1)} s)`);
  const urls: string[] = [];
  for (let n = 0; n < options.instances; n += 1) {
    urls.push(await serve(run, n === 0 ? held : await holdPort(held.port + n, process.env.HOST), variables));
  }
  const summary = {
    appUrls: urls,
    urls: platform.urls,
    platformFile: platformPath(options.dataDir),
    logFile: options.dev ? undefined : join(options.dataDir, "app.log"),
    seconds: elapsed(),
  };
  return { urls, summary };
};

/** One more server process for a platform that another `npm start` has up. */
export const serveOnly = async (run: Run): Promise<string> => {
  loadEnvFiles(run.root);
  const variables = savedVariables(run.options.dataDir);
  return serve(run, await takePort(run), variables);
};
