import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

/** Chromium compiles all functions of such a file while it loads, beside the page's own thread; others ignore it. */
const HINT = "//# allFunctionsCalledOnLoad\n";

const MANIFEST = "build-manifest.json";

/**
 * Each module is a function that runs once, as the page starts: compiled one by one as they are called they hold up a phone
 * for a tenth of a second.
 * @see https://v8.dev/blog/explicit-compile-hints
 */
const compileAhead = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(".js")) continue;
    const file = join(folder, name);
    const text = await readFile(file, "utf8");
    if (!text.startsWith(HINT)) await writeFile(file, HINT + text);
  }
};

/**
 * While a stylesheet is on its way Chromium asks for one script beside it, the first; the smallest takes the least from
 * what the first view waits for. Scripts may come in any order.
 */
const smallestFirst = async (built: string, manifest: string): Promise<void> => {
  const content = JSON.parse(await readFile(manifest, "utf8")) as { rootMainFiles?: string[] };
  if (!content.rootMainFiles) return;
  const sized = await Promise.all(
    content.rootMainFiles.map(async (file) => ({ file, size: (await stat(join(built, file))).size })),
  );
  const rootMainFiles = sized.sort((one, other) => one.size - other.size).map(({ file }) => file);
  await writeFile(manifest, JSON.stringify({ ...content, rootMainFiles }));
};

/** What Next calls between compiling and drawing the pages: makes the browser's scripts quick to start. */
export const finishScripts = async (build: { projectDir: string; distDir: string }): Promise<void> => {
  const built = resolve(build.projectDir, build.distDir);
  await compileAhead(join(built, "static", "chunks"));
  const files = await readdir(built, { recursive: true });
  const manifests = files.filter(
    (file) => file === MANIFEST || (file.startsWith("server") && file.endsWith(`/${MANIFEST}`)),
  );
  for (const manifest of manifests) await smallestFirst(built, join(built, manifest));
};
