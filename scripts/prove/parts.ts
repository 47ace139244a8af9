/** A part of `npm run prove`: a program of this folder, which ends with 0 when all that it claims holds. */
export type Part = { name: string; what: string; script: string; args: readonly string[] };

export const PARTS: readonly Part[] = [
  {
    name: "modules",
    what: "crash points, repeated requests, events in any order, poison, money, calls at random; each again with defects",
    script: "run.ts",
    args: [],
  },
  { name: "last-units", what: "200 buyers at once for the last units", script: "last-units.ts", args: [] },
  { name: "kill", what: "the server killed under shoppers", script: "kill.ts", args: [] },
  { name: "outages", what: "each service down, slow, answering twice", script: "outages.ts", args: [] },
  { name: "fork", what: "the server killed in the worst moments of an event", script: "fork.ts", args: [] },
  { name: "safe", what: "rights, signatures, limits, sessions, inputs", script: "safe.ts", args: [] },
  { name: "attacks", what: "texts, addresses and frames that mean harm", script: "attacks.ts", args: [] },
  {
    name: "servers",
    what: "defects that last-units, kill, outages and fork must catch",
    script: "server-mutants.ts",
    args: ["--defects-only"],
  },
  {
    name: "safe-defects",
    what: "defects that the sections of safe must catch",
    script: "safe-defects.ts",
    args: [],
  },
];

/** The parts of these names, in their own order; all where none is named. @throws when there is no such part */
export const partsOf = (named: string | undefined): readonly Part[] => {
  const names = named?.split(",");
  const unknown = names?.find((name) => !PARTS.some((part) => part.name === name));
  if (unknown !== undefined)
    throw new Error(`There is no part "${unknown}". The parts: ${PARTS.map(({ name }) => name).join(", ")}.`);
  return PARTS.filter(({ name }) => !names || names.includes(name));
};
