import { z } from "zod";
import { WEBHOOK_TYPES } from "@/lib/webhooks/rules";
import { WEBHOOK_DATA } from "@/lib/webhooks/schema";

const header = (name: string, description: string) => ({
  name,
  in: "header",
  required: true,
  description,
  schema: { type: "string" },
});

const HEADERS = [
  header("webhook-id", "The same for every attempt of one message: handle it once"),
  header("webhook-timestamp", "Seconds since 1970; refuse what is older than five minutes"),
  header(
    "webhook-signature",
    "`v1,` and the base64 of HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}` with the secret's bytes; after a change of secret two of them with a blank between",
  ),
];

const bodyOf = (type: string, data: z.ZodType) => {
  const { $schema: _, ...schema } = z.toJSONSchema(data, { io: "output" });
  return {
    type: "object",
    required: ["type", "timestamp", "data"],
    properties: {
      type: { type: "string", const: type },
      timestamp: { type: "string", format: "date-time" },
      data: schema,
    },
  };
};

/** The calls that the shop makes to developers, as the OpenAPI document tells of them. */
export const webhookDocs = (): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(WEBHOOK_DATA).map(([type, data]) => [
      type,
      {
        post: {
          summary: WEBHOOK_TYPES[type as keyof typeof WEBHOOK_TYPES],
          parameters: HEADERS,
          requestBody: { required: true, content: { "application/json": { schema: bodyOf(type, data) } } },
          responses: {
            "2XX": {
              description: "It arrived. Anything else, redirects included, is tried again for a day.",
            },
            "410": { description: "No more calls, please: the webhook is switched off" },
          },
        },
      },
    ]),
  );
