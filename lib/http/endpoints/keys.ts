import { z } from "zod";
import { cursorOf } from "@/lib/kernel/cursor";
import { pageLimit } from "@/lib/kernel/query-fields";
import { endpoint } from "../endpoint";
import { SCOPES } from "../rights";

const TAG = "API keys";
const Id = z.string().regex(/^key_[0-9A-Z]{26}$/);

const ApiKey = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** The first characters of the secret, so that a person can tell keys apart. */
  hint: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});

const NewApiKey = z.strictObject({
  name: z.string().trim().min(1, "Give the key a name.").max(100),
  scopes: z
    .array(z.enum(SCOPES))
    .min(1, "Choose at least one scope.")
    .max(100)
    .transform((scopes) => [...new Set(scopes)]),
  /** Without one the key lives until it is revoked. */
  expiresAt: z.iso
    .datetime({ offset: true })
    .transform((time) => new Date(time))
    .refine((time) => time.getTime() > Date.now(), "Choose a time in the future.")
    .nullish(),
});

export const listApiKeys = endpoint({
  operation: "GET /api/admin/api-keys",
  tag: TAG,
  summary: "The keys of machine clients, newest first, without their secrets",
  query: z.strictObject({ limit: pageLimit, cursor: cursorOf(Id).optional() }),
  responses: {
    200: {
      description: "One page of keys",
      schema: z.strictObject({ keys: z.array(ApiKey), nextCursor: z.string().nullable() }),
    },
  },
});

export const createApiKey = endpoint({
  operation: "POST /api/admin/api-keys",
  tag: TAG,
  summary: "Makes a key; its secret is in this answer and is never shown again",
  body: NewApiKey,
  responses: {
    201: {
      description: "The key with its secret",
      schema: z.strictObject({ key: ApiKey.extend({ secret: z.string() }) }),
    },
  },
  rateLimit: "admin-write",
});

export const revokeApiKey = endpoint({
  operation: "DELETE /api/admin/api-keys/{id}",
  tag: TAG,
  summary: "Revokes a key at once; asked again it changes nothing",
  params: z.strictObject({ id: Id }),
  responses: { 204: { description: "The key opens nothing any more", schema: null } },
  rateLimit: "admin-write",
});
