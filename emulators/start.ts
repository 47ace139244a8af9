import { fileURLToPath } from "node:url";
import { killChildren, stopChildren } from "./launch/children";
import { launch, serveOnly } from "./launch/launch";
import { HELP, parseOptions } from "./launch/options";
import { summarise } from "./launch/summary";
import type { Platform } from "./platform";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

const messageOf = (cause: unknown): string => {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause === undefined ? cause.message : `${cause.message}\n${messageOf(cause.cause)}`;
};

/** Ends all that was started, once; a second signal does not wait. */
const createEnding = () => {
  let platform: Platform | undefined;
  let ending = false;

  const end = async (code: number): Promise<void> => {
    if (ending) return;
    ending = true;
    process.exitCode = code;
    try {
      await stopChildren();
      await platform?.stop();
    } catch (cause) {
      console.error(messageOf(cause));
      process.exitCode = 1;
    }
    process.exit();
  };

  const onSignal = () => {
    if (!ending) return void end(0);
    killChildren();
    process.exit(1);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);

  return {
    owns(started: Platform) {
      platform = started;
    },
    fail(reason: unknown) {
      if (ending) return;
      console.error(`\n${messageOf(reason)}`);
      void end(1);
    },
  };
};

const main = async (): Promise<void> => {
  const options = parseOptions(process.argv.slice(2), root);
  if (options.help) return console.log(HELP);
  const ending = createEnding();
  const say = (line: string) => (options.headless ? console.error(line) : console.log(`  ${line}`));
  const run = { root, options, say, onEnd: ending.fail };
  try {
    if (options.serveOnly) return console.log(`Ready: ${await serveOnly(run)}`);
    if (!options.headless) console.log("\nMercat");
    const { summary } = await launch(run, ending.owns);
    console.log(options.headless ? `Ready: ${summary.appUrls.join(" ")}` : `\n${summarise(summary)}\n`);
  } catch (cause) {
    ending.fail(cause);
  }
};

main().catch((cause) => {
  console.error(messageOf(cause));
  process.exit(1);
});
