import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { Hono } from "hono";

const browserFolder = fileURLToPath(new URL("../browser/", import.meta.url));

const SCRIPTS: Record<string, string> = {
  "stripe.js": "sdk/main.ts",
  "element.js": "element/main.ts",
  "challenge.js": "challenge/done.ts",
};

const STYLES: Record<string, string> = {
  "element.css": "element/element.css",
  "challenge.css": "challenge/challenge.css",
  "overview.css": "overview/overview.css",
};

const bundle = async (entry: string): Promise<string> => {
  const result = await build({
    entryPoints: [`${browserFolder}${entry}`],
    bundle: true,
    format: "iife",
    target: "es2022",
    write: false,
    logLevel: "silent",
  });
  return result.outputFiles[0]?.text ?? "";
};

/** Scripts and styles for browsers, bundled when first asked for. */
export const assets = (): Hono => {
  const app = new Hono();
  const built = new Map<string, Promise<string>>();

  const once = (name: string, make: () => Promise<string>): Promise<string> => {
    const known = built.get(name) ?? make();
    built.set(name, known);
    known.catch(() => built.delete(name));
    return known;
  };

  app.get("/v3/:name", async (c) => {
    const name = c.req.param("name");
    const script = SCRIPTS[name];
    const style = STYLES[name];
    if (!script && !style) return c.notFound();
    c.header("content-type", script ? "text/javascript; charset=utf-8" : "text/css; charset=utf-8");
    c.header("cache-control", "no-cache");
    c.header("cross-origin-resource-policy", "cross-origin");
    const text = script
      ? once(name, () => bundle(script))
      : once(name, () => readFile(`${browserFolder}${style}`, "utf8"));
    return c.body(await text);
  });
  return app;
};
