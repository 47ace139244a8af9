import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { PACKAGES, PACKAGES_BIND, ROOMS } from "./rules";

export type Source = { path: string; text: string };
export type Violation = { path: string; line: number; message: string };

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^"'`;]*?from\s*["']([^"']+)["']|(?:^|\n)\s*import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g;
const ENDINGS = [".ts", ".tsx", ".mjs", "/index.ts", ""];

const resolveInside = (from: string, specifier: string, exists: (path: string) => boolean): string | null => {
  const base = specifier.startsWith("@/")
    ? specifier.slice(2)
    : specifier.startsWith(".")
      ? normalize(join(dirname(from), specifier))
      : null;
  if (base === null) return null;
  return ENDINGS.map((ending) => base + ending).find(exists) ?? base;
};

const isPackage = (specifier: string): boolean => !/^(\.|@\/|node:)/.test(specifier);

const judge = (from: string, specifier: string, target: string | null): string | null => {
  if (target === null) {
    const rule = isPackage(specifier) ? PACKAGES.find(({ packages }) => packages.test(specifier)) : undefined;
    const bound = PACKAGES_BIND.test(from) && !/\.test\.tsx?$|testing/.test(from);
    return rule && bound && !rule.only.test(from)
      ? `${specifier} may only be imported by ${rule.only.source}`
      : null;
  }
  const room = ROOMS.find(({ files }) => files.test(from));
  if (!room) return null;
  const inside = room.files.test(target) || ROOMS.find(({ files }) => files.test(target)) === room;
  const allowed =
    (inside || room.may.some((line) => line.test(target))) && !room.not?.some((line) => line.test(target));
  return allowed ? null : `${room.name} may not import ${target}`;
};

const domainOf = (path: string): string | null =>
  /\.test\.tsx?$|testing/.test(path)
    ? null
    : (/^lib\/([a-z]+)\/(?!(?:[a-z-]+-)?actions\.)/.exec(path)?.[1] ?? null);

/** A circle among the rooms of lib, as the names along it; null when there is none. */
const findCircle = (edges: Map<string, Set<string>>): string[] | null => {
  const done = new Set<string>();
  const walk = (room: string, trail: string[]): string[] | null => {
    if (trail.includes(room)) return [...trail.slice(trail.indexOf(room)), room];
    if (done.has(room)) return null;
    for (const next of edges.get(room) ?? []) {
      const circle = walk(next, [...trail, room]);
      if (circle) return circle;
    }
    done.add(room);
    return null;
  };
  for (const room of edges.keys()) {
    const circle = walk(room, []);
    if (circle) return circle;
  }
  return null;
};

/** Every import against the table, and every circle between rooms of `lib`. Paths are relative to the project. */
export const checkImports = (
  sources: Source[],
  exists: (path: string) => boolean = existsSync,
): Violation[] => {
  const violations: Violation[] = [];
  const edges = new Map<string, Set<string>>();
  for (const { path, text } of sources) {
    for (const match of text.matchAll(IMPORT)) {
      const specifier = match[1] ?? match[2] ?? match[3] ?? "";
      const target = resolveInside(path, specifier, exists);
      const message = judge(path, specifier, target);
      const line = text.slice(0, (match.index ?? 0) + match[0].length).split("\n").length;
      if (message) violations.push({ path, line, message });
      const [from, to] = [domainOf(path), target && domainOf(target)];
      if (from && to && from !== to) edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
  }
  const circle = findCircle(edges);
  if (circle)
    violations.push({ path: `lib/${circle[0]}`, line: 0, message: `a circle: ${circle.join(" → ")}` });
  return violations;
};
