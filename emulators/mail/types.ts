export type Attachment = {
  filename?: string;
  /** Base64; absent when the publisher gave a `path` to fetch it from. */
  content?: string;
  path?: string;
  contentType?: string;
  contentId?: string;
};

export type Email = {
  id: string;
  from: string;
  to: string[];
  cc: string[];
  bcc: string[];
  replyTo: string[];
  subject: string;
  html: string | null;
  text: string | null;
  headers: Record<string, string>;
  tags: { name: string; value: string }[];
  attachments: Attachment[];
  createdAt: number;
  /** When it reaches the mailbox, which lies in the future for a scheduled one. */
  sentAt: number;
  scheduledAt?: string;
  cancelled?: boolean;
};

/** The answer kept for an idempotency key, and the hash of the body that it was given for. */
export type Idempotent = { key: string; hash: string; answer: unknown; at: number };

/** One line of the journal. */
export type Change =
  | { type: "identity"; apiKey: string }
  | { type: "sent"; emails: Email[]; idempotent?: Idempotent }
  | { type: "rescheduled"; id: string; scheduledAt: string; sentAt: number }
  | { type: "cancelled"; id: string }
  | { type: "cleared" };
