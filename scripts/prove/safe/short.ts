/** `--short`: fewer pages, tries and bodies, for a look at everything within minutes. */
export const isShort = process.argv.includes("--short");
