import { z } from "zod";
import { endpoint } from "../endpoint";

const HealthAnswer = z.strictObject({
  status: z.enum(["ok", "degraded", "down"]),
  dependencies: z.array(
    z.strictObject({ name: z.string(), status: z.enum(["up", "down"]), latencyMs: z.int().nonnegative() }),
  ),
});

export const readHealth = endpoint({
  operation: "GET /api/health",
  tag: "System",
  summary: "Whether the shop and what it stands on are well",
  responses: {
    200: { description: "The shop serves; `degraded` names what is away", schema: HealthAnswer },
    503: { description: "The database is away", schema: HealthAnswer },
  },
});

export const readConfig = endpoint({
  operation: "GET /api/config",
  tag: "System",
  summary: "What a browser needs to know of the services",
  responses: {
    200: {
      description: "Public keys and addresses",
      schema: z.strictObject({
        currency: z.string(),
        search: z.strictObject({
          appId: z.string(),
          apiKey: z.string(),
          hosts: z.array(z.string()),
          index: z.string(),
        }),
        payments: z.strictObject({ publishableKey: z.string(), scripts: z.array(z.string()) }),
      }),
    },
  },
});

export const readOpenApi = endpoint({
  operation: "GET /api/openapi.json",
  tag: "System",
  summary: "This document",
  cache: "public",
  responses: { 200: { description: "OpenAPI 3.1", schema: z.looseObject({ openapi: z.string() }) } },
});

export const runJobEndpoint = endpoint({
  operation: "POST /api/jobs/{name}",
  tag: "System",
  summary: "Runs a job; the queue alone may call",
  params: z.strictObject({ name: z.string().min(1).max(100) }),
  rawBody: true,
  responses: {
    200: {
      description: "The message is settled",
      schema: z.strictObject({ outcome: z.enum(["done", "already-done", "dead", "postponed"]) }),
    },
  },
  problems: ["invalid-job-signature", "not-found", "unavailable"],
});
