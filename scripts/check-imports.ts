/** Fails when an import runs against the direction of the house (`scripts/imports/rules.ts`). */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { checkImports } from "./imports/check";

const listed = execFileSync(
  "git",
  ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.tsx"],
  {
    encoding: "utf8",
  },
);
const sources = listed
  .split("\n")
  .filter((path) => path && existsSync(path))
  .map((path) => ({ path, text: readFileSync(path, "utf8") }));
const violations = checkImports(sources);
for (const { path, line, message } of violations) console.error(`${path}:${line}  ${message}`);
console.log(`${sources.length} files, ${violations.length} imports against the direction`);
process.exitCode = violations.length > 0 ? 1 : 0;
