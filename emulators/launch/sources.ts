import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDERS = ["app", "components", "lib", "db", "public"];
/** Not tsconfig.json: the build itself writes it. */
const FILES =
  /^(middleware\.ts|instrumentation(-client)?\.ts|next\.config\.\w+|postcss\.config\.\w+|package-lock\.json)$/;
/** Tests, and what is generated or copied after the build. */
const NOT_BUILT = /\.test\.tsx?$|^public\/(art|icons|fonts)\/|^db\/migrations\//;

const filesOf = (root: string): string[] => {
  const inFolders = FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
  );
  const atTop = readdirSync(root).filter((name) => FILES.test(name));
  return [...inFolders, ...atTop].filter((file) => !NOT_BUILT.test(file)).sort();
};

/**
 * Of the variables, the hosts that a browser may reach are written into the build (as its content security policy).
 * Their ports on this machine are not.
 */
const BUILT_IN = ["ALGOLIA_HOSTS", "STRIPE_JS_URL", "VERCEL_BLOB_API_URL"];

/** Changes whenever a build would come out differently. */
export const sourceHash = (root: string, variables: Record<string, string | undefined>): string => {
  const hash = createHash("sha256");
  for (const file of filesOf(root))
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(root, file)));
  for (const name of BUILT_IN) {
    hash.update(`${name}=${(variables[name] ?? "").replace(/(127\.0\.0\.1|localhost):\d+/g, "$1")}`);
  }
  return hash.digest("hex");
};
