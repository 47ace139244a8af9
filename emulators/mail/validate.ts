import { randomUUID } from "node:crypto";
import { ApiError } from "./errors";
import { htmlToText } from "./text";
import type { Attachment, Email } from "./types";

const MOST_RECIPIENTS = 50;
const LARGEST_ATTACHMENTS = 40_000_000;
const ADDRESS = /^[^\s@<>,]+@[^\s@<>,]+\.[^\s@<>,]+$/;
const TAG = /^[A-Za-z0-9_-]{1,256}$/;

const invalid = (message: string) => new ApiError(422, "validation_error", message);

/** The bare address of `Name <name@example.com>`, or undefined when the text is no address. */
export const bareAddress = (text: string): string | undefined => {
  const address = /^(?:[^<>]*<([^<>]+)>|([^<>]+))$/.exec(text.trim());
  const bare = (address?.[1] ?? address?.[2])?.trim();
  return bare && ADDRESS.test(bare) ? bare : undefined;
};

const FORMAT =
  "The email address needs to follow the `email@example.com` or `Name <email@example.com>` format.";

const addresses = (field: string, value: unknown): string[] => {
  const list = (Array.isArray(value) ? value : [value ?? []]).flat();
  for (const address of list) {
    if (typeof address !== "string" || !bareAddress(address))
      throw invalid(`Invalid \`${field}\` field. ${FORMAT}`);
  }
  if (list.length > MOST_RECIPIENTS) {
    throw invalid(`The \`${field}\` field must not have more than ${MOST_RECIPIENTS} addresses.`);
  }
  return list;
};

const text = (field: string, value: unknown): string | null => {
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") throw invalid(`The \`${field}\` field must be a \`string\`.`);
  return value;
};

const tags = (value: unknown): Email["tags"] => {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw invalid("The `tags` field must be an `array`.");
  return value.map(({ name, value: content }) => {
    if (!TAG.test(String(name)) || !TAG.test(String(content))) {
      throw invalid("Tags should only contain ASCII letters, numbers, underscores, or dashes.");
    }
    return { name: String(name), value: String(content) };
  });
};

const attachments = (value: unknown): Attachment[] => {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw invalid("The `attachments` field must be an `array`.");
  let size = 0;
  const list = value.map((entry: Record<string, unknown>): Attachment => {
    const { content, path, filename, content_type: contentType, content_id: contentId } = entry;
    if (typeof content !== "string" && typeof path !== "string") {
      throw new ApiError(422, "invalid_attachment", "Attachment must have either a `content` or `path`.");
    }
    size += typeof content === "string" ? content.length : 0;
    return {
      filename: typeof filename === "string" ? filename : undefined,
      content: typeof content === "string" ? content : undefined,
      path: typeof path === "string" ? path : undefined,
      contentType: typeof contentType === "string" ? contentType : undefined,
      contentId: typeof contentId === "string" ? contentId : undefined,
    };
  });
  if (size > LARGEST_ATTACHMENTS) throw invalid("The attachments are larger than 40 MB in all.");
  return list;
};

/** @throws ApiError 422 when the text is no date in ISO 8601 */
export const parseSchedule = (value: unknown, now: number): { scheduledAt: string; sentAt: number } => {
  const time = typeof value === "string" ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) throw invalid("The `scheduled_at` field must be a date in ISO 8601 format.");
  return { scheduledAt: new Date(time).toISOString(), sentAt: Math.max(now, time) };
};

const missing = (field: string) => new ApiError(422, "missing_required_field", `Missing \`${field}\` field.`);

/**
 * Reads one email of a request.
 * @throws ApiError 422 as the vendor does
 */
export const parseEmail = (body: unknown, now: number): Email => {
  if (!body || typeof body !== "object")
    throw new ApiError(400, "validation_error", "The body must be an object.");
  const given = body as Record<string, unknown>;
  const { from, subject } = given;
  if (typeof from !== "string") throw missing("from");
  if (!bareAddress(from))
    throw new ApiError(422, "invalid_from_address", `Invalid \`from\` field. ${FORMAT}`);
  const to = addresses("to", given.to);
  if (to.length === 0) throw missing("to");
  if (typeof subject !== "string") throw missing("subject");
  const html = text("html", given.html);
  const plain = text("text", given.text);
  if (html === null && plain === null) throw invalid("Missing `html` or `text` field.");
  const isScheduled = given.scheduled_at !== undefined && given.scheduled_at !== null;
  return {
    id: randomUUID(),
    from,
    to,
    cc: addresses("cc", given.cc),
    bcc: addresses("bcc", given.bcc),
    replyTo: addresses("reply_to", given.reply_to),
    subject,
    html,
    text: plain ?? htmlToText(html ?? ""),
    headers: (given.headers ?? {}) as Record<string, string>,
    tags: tags(given.tags),
    attachments: attachments(given.attachments),
    createdAt: now,
    sentAt: now,
    ...(isScheduled ? parseSchedule(given.scheduled_at, now) : {}),
  };
};
