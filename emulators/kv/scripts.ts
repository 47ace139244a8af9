import { createHash } from "node:crypto";
import type { Command, Decode, Reply } from "./resp";

const KEY_LOCKING = /^#!lua flags=([^\n]*)/;

const sha1 = (text: string) => createHash("sha1").update(text).digest("hex");

/** Upstash knows the flag `allow-key-locking`, which Redis and Valkey refuse; it changes nothing here. */
const withoutKeyLocking = (script: string): string =>
  script.replace(KEY_LOCKING, (_, list: string) => {
    const flags = list.split(",").filter((flag) => flag.trim() !== "allow-key-locking");
    return flags.length > 0 ? `#!lua flags=${flags.join(",")}` : "#!lua";
  });

/** Callers name a script by the hash of what they sent, which is not what the engine was given. */
export const createScripts = () => {
  const given = new Map<string, string>();

  const adapt = (script: string): string => {
    if (!script.startsWith("#!lua flags=")) return script;
    const adapted = withoutKeyLocking(script);
    if (adapted !== script) given.set(sha1(script), sha1(adapted));
    return adapted;
  };
  const translate = (hash: string) => given.get(hash.toLowerCase()) ?? hash;
  const isLoad = ([name, sub]: Command) => name?.toUpperCase() === "SCRIPT" && sub?.toUpperCase() === "LOAD";

  return {
    prepare: (commands: readonly Command[]): readonly Command[] =>
      commands.map((command) => {
        const [name = "", first = "", ...rest] = command;
        const verb = name.length <= 10 ? name.toUpperCase() : "";
        if (verb === "EVAL" || verb === "EVAL_RO") return [name, adapt(first), ...rest];
        if (verb === "EVALSHA" || verb === "EVALSHA_RO") return [name, translate(first), ...rest];
        if (verb !== "SCRIPT") return command;
        return isLoad(command) ? [name, first, ...rest.map(adapt)] : [name, first, ...rest.map(translate)];
      }),

    /** `SCRIPT LOAD` answers the hash of what the caller sent. */
    undo: (commands: readonly Command[], replies: Reply[], decode: Decode): Reply[] => {
      if (given.size === 0 || !commands.some(isLoad)) return replies;
      return replies.map((reply, n) => {
        const command = commands[n];
        const hash = command && isLoad(command) ? Buffer.from(sha1(command[2] ?? "")) : undefined;
        return hash && typeof reply === "string" ? decode(hash, 0, hash.length) : reply;
      });
    },
  };
};
