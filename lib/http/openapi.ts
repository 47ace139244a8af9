import { z } from "zod";
import { env } from "@/lib/kernel/env";
import { PROBLEMS, type ProblemSlug } from "@/lib/kernel/errors";
import type { Endpoint } from "./endpoint";
import * as accounts from "./endpoints/accounts";
import * as admin from "./endpoints/admin";
import * as campaigns from "./endpoints/campaigns";
import * as cart from "./endpoints/cart";
import * as cartTotals from "./endpoints/cart-totals";
import * as catalog from "./endpoints/catalog";
import * as checkout from "./endpoints/checkout";
import * as favorites from "./endpoints/favorites";
import * as keys from "./endpoints/keys";
import * as orderDesk from "./endpoints/order-desk";
import * as pictures from "./endpoints/pictures";
import * as pipelines from "./endpoints/pipelines";
import * as points from "./endpoints/points";
import * as promotionCodes from "./endpoints/promotion-codes";
import * as search from "./endpoints/search";
import * as system from "./endpoints/system";
import * as wallet from "./endpoints/wallet";
import * as webhooks from "./endpoints/webhooks";
import { OPEN_ROLES, RIGHTS } from "./rights";
import { webhookDocs } from "./webhook-docs";

/** Every endpoint of the API; a route without an entry here is found by a test. */
export const ENDPOINTS: Endpoint[] = [
  accounts,
  admin,
  campaigns,
  catalog,
  favorites,
  cart,
  cartTotals,
  checkout,
  keys,
  orderDesk,
  pictures,
  pipelines,
  points,
  promotionCodes,
  search,
  system,
  wallet,
  webhooks,
].flatMap((module) =>
  Object.values(module as Record<string, unknown>).filter(
    (value): value is Endpoint => typeof value === "object" && value !== null && "operation" in value,
  ),
);

const schemaOf = (schema: z.ZodType, io: "input" | "output") => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return json;
};

const parametersOf = (schema: z.ZodType | undefined, where: "path" | "query") => {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, "input");
  return Object.entries(properties).map(([name, shape]) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    schema: shape,
  }));
};

/** The problems of the door: what any endpoint answers because of what it asks for. */
const doorProblems = (endpoint: Endpoint): ProblemSlug[] => {
  const roles: readonly string[] = RIGHTS[endpoint.operation];
  const takesBody = endpoint.body !== undefined || endpoint.rawBody === true;
  const changes = !endpoint.operation.startsWith("GET ");
  return [
    "invalid-api-key",
    ...(roles.some((role) => OPEN_ROLES.includes(role)) ? [] : (["unauthenticated", "forbidden"] as const)),
    ...(changes ? (["cross-site-request"] as const) : []),
    ...(endpoint.params ? (["not-found"] as const) : []),
    "invalid-query",
    ...(takesBody ? (["body-too-large"] as const) : []),
    ...(endpoint.body ? (["malformed-json", "unsupported-media-type"] as const) : []),
    ...(endpoint.body ? ([endpoint.invalidBody === 400 ? "bad-request" : "invalid-body"] as const) : []),
    ...(endpoint.rateLimit ? (["rate-limited"] as const) : []),
    ...(endpoint.idempotent ? (["bad-request"] as const) : []),
    ...(endpoint.idempotent === true ? (["idempotency-in-flight"] as const) : []),
    ...(endpoint.idempotent && (endpoint.body || endpoint.params) ? (["idempotency-mismatch"] as const) : []),
    "internal",
    "unavailable",
  ];
};

/** Every problem that an endpoint may answer with. */
export const documentedProblems = (endpoint: Endpoint): ReadonlySet<ProblemSlug> =>
  new Set([...doorProblems(endpoint), ...(endpoint.problems ?? [])]);

const problemAnswers = (endpoint: Endpoint) => {
  const byStatus = new Map<number, ProblemSlug[]>();
  for (const slug of documentedProblems(endpoint)) {
    const status = PROBLEMS[slug][0];
    byStatus.set(status, [...(byStatus.get(status) ?? []), slug]);
  }
  return [...byStatus].map(([status, slugs]) => [
    String(status),
    {
      description: slugs.map((slug) => `\`${slug}\`: ${PROBLEMS[slug][1]}`).join("; "),
      content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
    },
  ]);
};

const UNCHANGED = ["304", { description: "What `If-None-Match` names is still right" }] as const;

const answersOf = (endpoint: Endpoint): Record<string, unknown> =>
  Object.fromEntries([
    ...problemAnswers(endpoint),
    ...(endpoint.cache === "public" ? [UNCHANGED] : []),
    ...Object.entries(endpoint.responses).map(([status, { description, schema, contentType }]) => [
      status,
      {
        description,
        ...(schema
          ? { content: { [contentType ?? "application/json"]: { schema: schemaOf(schema, "output") } } }
          : {}),
        ...(!schema && contentType ? { content: { [contentType]: { schema: { type: "string" } } } } : {}),
      },
    ]),
  ]);

/** Every status that an endpoint may answer with. */
export const documentedAnswers = (endpoint: Endpoint): ReadonlySet<number> =>
  new Set(Object.keys(answersOf(endpoint)).map(Number));

const IDEMPOTENCY_KEY = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  schema: { type: "string", minLength: 1, maxLength: 255 },
};

/** What a caller proves itself with; nothing where anyone may call. */
const securityOf = ({ operation }: Endpoint): Record<string, string[]>[] => {
  const roles: readonly string[] = RIGHTS[operation];
  if (roles.some((role) => OPEN_ROLES.includes(role))) return [];
  const isKey = (role: string) => role.startsWith("key:");
  return [...(roles.every(isKey) ? [] : [{ session: [] }]), ...(roles.some(isKey) ? [{ apiKey: [] }] : [])];
};

const operationOf = (endpoint: Endpoint) => ({
  operationId: endpoint.operation
    .toLowerCase()
    .match(/[a-z]+/g)
    ?.join("-"),
  tags: [endpoint.tag],
  summary: endpoint.summary,
  description: `Who may call: ${RIGHTS[endpoint.operation].join(", ")}.`,
  security: securityOf(endpoint),
  parameters: [
    ...parametersOf(endpoint.params, "path"),
    ...parametersOf(endpoint.query, "query"),
    ...(endpoint.idempotent ? [IDEMPOTENCY_KEY] : []),
  ],
  ...(endpoint.body
    ? {
        requestBody: {
          required: !endpoint.body.safeParse(undefined).success,
          content: { "application/json": { schema: schemaOf(endpoint.body, "input") } },
        },
      }
    : {}),
  responses: answersOf(endpoint),
});

const ProblemDocument = {
  type: "object",
  required: ["type", "title", "status", "detail"],
  properties: {
    type: { type: "string", format: "uri" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["path", "message"],
        properties: {
          path: { type: "string" },
          message: { type: "string" },
          position: { type: "integer", description: "Where in the text the fault is, in characters from 0" },
        },
      },
    },
  },
};

/** The OpenAPI 3.1 document, made from the schemas that validate the requests. */
export const openApiDocument = () => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of ENDPOINTS) {
    const [method = "", path = ""] = endpoint.operation.split(" ");
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Mercat", version: "1.0.0", description: "The HTTP API of the shop." },
    servers: [{ url: env.APP_URL }],
    paths,
    webhooks: webhookDocs(),
    components: {
      schemas: { Problem: ProblemDocument },
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "next-auth.session-token" },
        apiKey: { type: "http", scheme: "bearer" },
      },
    },
  };
};
