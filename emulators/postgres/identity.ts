import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** How to run a program that refuses to run as root. */
export type Identity = {
  /** Whom the data must belong to; absent: whoever runs this process. */
  owner?: { uid: number; gid: number };
  /** The command line that runs a program as that user. */
  command(program: string, args: readonly string[]): [program: string, args: string[]];
  spawnOptions: { uid?: number; gid?: number };
};

const asIs: Identity["command"] = (program, args) => [program, [...args]];

const findOwner = (): { uid: number; gid: number } => {
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = users.find(([user]) => user === name) ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    "Postgres does not run as root, and this system has neither a user `postgres` nor `nobody`. Start as another user.",
  );
};

/** The first folder on the way to `path` that this user may not pass, such as a private /root. */
const closedFolder = (path: string, { uid, gid }: { uid: number; gid: number }): string | undefined => {
  const folders: string[] = [];
  for (let at = dirname(resolve(path)); !folders.includes(at); at = dirname(at)) folders.push(at);
  return folders.reverse().find((folder) => {
    const { mode, uid: owner, gid: group } = statSync(folder);
    const needed = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    return (mode & needed) === 0;
  });
};

/**
 * As root, Postgres runs as `postgres` or `nobody`. Where that user may not pass a private folder above the data or
 * the program, it keeps root's right to pass folders (and nothing else) through `setpriv`.
 */
export const chooseIdentity = (program: string, dataDir: string): Identity => {
  if (process.getuid?.() !== 0) return { command: asIs, spawnOptions: {} };
  const owner = findOwner();
  const closed = closedFolder(program, owner) ?? closedFolder(dataDir, owner);
  if (!closed) return { owner, command: asIs, spawnOptions: owner };

  const command: Identity["command"] = (target, args) => [
    "setpriv",
    [
      `--reuid=${owner.uid}`,
      `--regid=${owner.gid}`,
      "--clear-groups",
      "--securebits=+no_setuid_fixup",
      "--inh-caps=+dac_override",
      "--ambient-caps=+dac_override",
      "--",
      target,
      ...args,
    ],
  ];
  const probe = spawnSync(...command(program, ["--version"]), { stdio: "ignore" });
  if (probe.status !== 0) {
    throw new Error(
      `Postgres does not run as root, and no other user may pass ${closed}. Start as another user, ` +
        `keep the project and its data outside ${closed}, or allow passing: chmod o+x ${closed}`,
    );
  }
  return { owner, command, spawnOptions: {} };
};
