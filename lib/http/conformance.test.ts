import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { writtenOperations } from "@/testing/conformance/examples";
import { EXPECTED } from "@/testing/conformance/expected";
import { provokedOperations } from "@/testing/conformance/provoke";
import { loadRoutes, type Routes } from "@/testing/conformance/routes";
import { ENDPOINTS, openApiDocument } from "./openapi";
import { RIGHTS } from "./rights";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
const operations = ENDPOINTS.map((endpoint) => endpoint.operation).sort();

describe("routes, endpoints and rights", () => {
  let routes: Map<string, Routes>;
  beforeAll(async () => {
    routes = await loadRoutes();
  });

  const handledBy = async (path: string, route: Routes): Promise<string[]> => {
    const response = await route.OPTIONS(new Request(`http://localhost:3000${path}`), {
      params: Promise.resolve({}),
    });
    const allowed = (response.headers.get("allow") ?? "").split(", ");
    return allowed
      .filter((method) => method !== "HEAD" && method !== "OPTIONS")
      .map((method) => `${method} ${path}`);
  };

  test("every route file answers exactly the methods that are documented", async () => {
    const handled = await Promise.all([...routes].map(([path, route]) => handledBy(path, route)));
    expect(handled.flat().sort()).toEqual(operations);
  });

  test("every route file exports an answer to every method", () => {
    const incomplete = [...routes]
      .map(([path, route]) => [path, METHODS.filter((method) => !Object.hasOwn(route, method))])
      .filter(([, missing]) => missing?.length);
    expect(incomplete).toEqual([]);
  });

  test("every right has its endpoint and every endpoint one right", () => {
    expect(operations).toEqual(Object.keys(RIGHTS).sort());
  });

  test("every route stands in testing/conformance/expected.ts, and none there that is no more", () => {
    expect([...EXPECTED.keys()].sort()).toEqual(operations);
  });

  test("testing/conformance/examples.ts has none of a route that is no more", () => {
    expect(provokedOperations.filter((operation) => !operations.includes(operation as never))).toEqual([]);
    expect(writtenOperations.filter((operation) => !operations.includes(operation as never))).toEqual([]);
  });
});

const Schema = z.record(z.string(), z.unknown());
const Parameter = z.strictObject({
  name: z.string().min(1),
  in: z.enum(["path", "query", "header", "cookie"]),
  required: z.boolean(),
  schema: Schema,
  description: z.string().optional(),
});
const Content = z.record(z.string().regex(/^[\w.+-]+\/[\w.+-]+$/), z.strictObject({ schema: Schema }));
const Operation = z.strictObject({
  operationId: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  tags: z.array(z.string().min(1)).length(1),
  summary: z.string().min(10),
  description: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(Parameter),
  requestBody: z.strictObject({ required: z.boolean(), content: Content }).optional(),
  responses: z.record(
    z.string().regex(/^[1-5]\d\d$/),
    z.strictObject({ description: z.string().min(1), content: Content.optional() }),
  ),
});
const Document = z.strictObject({
  openapi: z.literal("3.1.0"),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.strictObject({ url: z.url() })),
  paths: z.record(
    z.string().startsWith("/api/"),
    z.partialRecord(z.enum(["get", "post", "put", "patch", "delete"]), Operation),
  ),
  webhooks: z.record(
    z.string().regex(/^[a-z.-]+$/),
    z.strictObject({
      post: z.strictObject({
        summary: z.string().min(1),
        parameters: z.array(z.object({ name: z.string(), in: z.literal("header"), schema: Schema })),
        requestBody: z.strictObject({
          required: z.literal(true),
          content: z.record(z.string(), z.unknown()),
        }),
        responses: z.record(z.string().regex(/^(\d{3}|\dXX)$/), z.strictObject({ description: z.string() })),
      }),
    }),
  ),
  components: z.strictObject({
    schemas: z.record(z.string(), Schema),
    securitySchemes: z.record(z.string(), z.record(z.string(), z.string())),
  }),
});

const TYPES = ["string", "number", "integer", "boolean", "array", "object", "null"];

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The schemas within a schema, with where they stand. */
const schemasIn = (schema: unknown, at: string): [string, Json][] => {
  if (!isObject(schema)) return [];
  const groups = ["properties", "$defs"].flatMap((name) =>
    Object.entries(isObject(schema[name]) ? schema[name] : {}).map(
      ([key, value]) => [`${at}.${key}`, value] as const,
    ),
  );
  const lists = ["anyOf", "oneOf", "allOf", "prefixItems"].flatMap((name) =>
    (Array.isArray(schema[name]) ? schema[name] : []).map((value, n) => [`${at}[${n}]`, value] as const),
  );
  const single = ["items", "additionalProperties", "not"].map(
    (name) => [`${at}.${name}`, schema[name]] as const,
  );
  return [
    [at, schema],
    ...[...groups, ...lists, ...single].flatMap(([where, value]) => schemasIn(value, where)),
  ];
};

describe("the OpenAPI document", () => {
  const document = JSON.parse(JSON.stringify(openApiDocument())) as z.input<typeof Document>;
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      name: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );

  test("has the shape of OpenAPI 3.1", () => {
    const parsed = Document.safeParse(document);
    expect(parsed.success ? "valid" : z.prettifyError(parsed.error)).toBe("valid");
  });

  test("describes every operation under its own name", () => {
    expect(described.map(({ name }) => name).sort()).toEqual(operations);
    const ids = described.map(({ operation }) => operation.operationId);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  test("names every variable part of an address, required, and no parameter twice", () => {
    for (const { path, name, operation } of described) {
      const inPath = operation.parameters.filter((parameter) => parameter.in === "path");
      const variable = [...path.matchAll(/\{(\w+)\}/g)].map(([, part]) => part);
      expect([name, inPath.map((parameter) => parameter.name).sort()]).toEqual([name, variable.sort()]);
      expect([name, inPath.every((parameter) => parameter.required)]).toEqual([name, true]);
      const all = operation.parameters.map((parameter) => `${parameter.in} ${parameter.name}`);
      expect([name, new Set(all).size]).toEqual([name, all.length]);
    }
  });

  test("holds schemas of known types only, whose required fields exist", () => {
    const faults: string[] = [];
    for (const { name, operation } of described) {
      const contents = [
        operation.requestBody?.content,
        ...Object.values(operation.responses).map((r) => r.content),
      ];
      const roots = [
        ...operation.parameters.map((parameter) => parameter.schema),
        ...contents.flatMap((content) => Object.values(content ?? {}).map((entry) => entry.schema)),
      ];
      for (const [at, schema] of roots.flatMap((root) => schemasIn(root, name))) {
        const types = schema.type === undefined ? [] : [schema.type].flat();
        if (types.some((type) => !TYPES.includes(String(type)))) faults.push(`${at}: ${types}`);
        const known = isObject(schema.properties) ? Object.keys(schema.properties) : [];
        const required = Array.isArray(schema.required) ? schema.required.map(String) : [];
        if (required.some((field) => !known.includes(field)))
          faults.push(`${at}: requires what it does not know`);
      }
    }
    expect(faults).toEqual([]);
  });

  test("closes every answer: no fields but those described", () => {
    /** Made for other programs than ours, or whole files of everything. */
    const open = new Set(["GET /api/openapi.json", "GET /api/users/me/export"]);
    const loose = described
      .filter(({ name }) => !open.has(name))
      .flatMap(({ name, operation }) =>
        Object.entries(operation.responses)
          .flatMap(([status, { content }]) =>
            status < "300" ? schemasIn(content?.["application/json"]?.schema, `${name} ${status}`) : [],
          )
          .filter(([, schema]) => schema.type === "object" && schema.additionalProperties === undefined)
          .map(([at]) => at),
      );
    expect(loose).toEqual([]);
  });

  test("says of every operation who may call it, and asks for a session or key where somebody is turned away", () => {
    const schemes = Object.keys(document.components.securitySchemes);
    for (const { name, operation } of described) {
      const rights = RIGHTS[name as keyof typeof RIGHTS];
      expect(operation.description).toContain(rights.join(", "));
      const turnsAway = EXPECTED.get(name)?.guest === 401 && !rights.some((role) => role === "queue");
      expect([name, operation.security.length > 0]).toEqual([name, turnsAway]);
      const named = operation.security.flatMap((entry) => Object.keys(entry));
      expect(named.filter((scheme) => !schemes.includes(scheme))).toEqual([]);
    }
  });
});
