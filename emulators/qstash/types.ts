/** What a publisher asked for: everything about a message but its identity, time and body. */
export type Template = {
  method: string;
  /** Headers for the destination, lower-case names. */
  headers: Record<string, string>;
  maxRetries: number;
  /** Expression in milliseconds over `retried`. */
  retryDelay?: string;
  timeoutMs?: number;
  delayMs: number;
  /** Unix milliseconds; wins over `delayMs`. */
  notBefore?: number;
  callback?: Callback;
  failureCallback?: Callback;
  labels: string[];
  flow?: FlowSettings;
  redact: string[];
  deduplicationId?: string;
  contentBasedDeduplication: boolean;
  callerIp: string;
  queue?: string;
};

/** Where to report an answer, and the `upstash-*` headers that configure that report. */
export type Callback = { url: string; headers: Record<string, string> };

export type FlowSettings = { key: string; parallelism?: number; rate?: number; periodSeconds?: number };

export type Message = Omit<Template, "delayMs" | "notBefore" | "contentBasedDeduplication"> & {
  id: string;
  url: string;
  /** UTF-8 text, or base64 when `binary`. */
  body: string;
  binary?: boolean;
  createdAt: number;
  notBefore: number;
  /** When it is to be tried next. */
  dueAt: number;
  retried: number;
  group?: string;
  endpoint?: string;
  scheduleId?: string;
  /** The queue whose next message waits until this callback is done. */
  holdsQueue?: string;
};

/** How a destination answered one attempt; status 0 when it did not. */
export type Answer = {
  status: number;
  headers: Record<string, string[]>;
  body: Buffer;
  error?: string;
  refused?: boolean;
};

/** An answer as it is kept: the body as base64. */
export type StoredAnswer = { status: number; headers: Record<string, string[]>; body: string };

export type DeadLetter = { dlqId: string; message: Message; answer: StoredAnswer; failedAt: number };

export type Queue = {
  name: string;
  parallelism: number;
  paused: boolean;
  createdAt: number;
  updatedAt: number;
};

export type Schedule = {
  id: string;
  cron: string;
  destination: string;
  template: Template;
  body: string;
  binary?: boolean;
  createdAt: number;
  paused: boolean;
  lastRunAt?: number;
  /** State of the messages of the last run, by id. */
  lastRun: Record<string, "IN_PROGRESS" | "SUCCESS" | "FAIL">;
};

export type UrlGroup = {
  name: string;
  endpoints: { name?: string; url: string }[];
  createdAt: number;
  updatedAt: number;
};

export type Flow = Omit<FlowSettings, "key"> & {
  key: string;
  paused: boolean;
  pinnedParallelism: boolean;
  pinnedRate: boolean;
};

export type Identity = { token: string; currentSigningKey: string; nextSigningKey: string };

export type LogEntry = {
  time: number;
  state: "CREATED" | "ACTIVE" | "RETRY" | "ERROR" | "DELIVERED" | "FAILED" | "CANCELED";
  messageId: string;
  url: string;
  method: string;
  error?: string;
  nextDeliveryTime?: number;
  responseStatus?: number;
  queueName?: string;
  scheduleId?: string;
  topicName?: string;
  endpointName?: string;
  flowControlKey?: string;
  labels?: string[];
};

export type Delivered = { id: string; url: string; at: number; status: number; retried: number };

export type Deduplication = { messageId: string; at: number };

/** What an attempt has come to. */
export type Outcome = Extract<Change, { type: "delivered" | "retrying" | "failed" }>;

/** One line of the journal. */
export type Change =
  | { type: "identity"; identity: Identity }
  | { type: "accepted"; messages: Message[]; at: number; scheduleId?: string; lost?: boolean }
  | { type: "delivered"; id: string; at: number; status: number; spawned: Message[] }
  | {
      type: "retrying";
      id: string;
      at: number;
      dueAt: number;
      retried: number;
      status: number;
      error: string;
      spawned: Message[];
    }
  | {
      type: "failed";
      id: string;
      at: number;
      dlqId: string;
      answer: StoredAnswer;
      error: string;
      spawned: Message[];
    }
  | { type: "cancelled"; ids: string[]; at: number }
  | { type: "released"; ids: string[]; at: number }
  | { type: "dead-letter"; letter: DeadLetter }
  | { type: "dead-letters-removed"; dlqIds: string[] }
  | { type: "queue"; queue: Queue }
  | { type: "queue-removed"; name: string }
  | { type: "schedule"; schedule: Schedule }
  | { type: "schedule-removed"; id: string }
  | { type: "group"; group: UrlGroup }
  | { type: "group-removed"; name: string }
  | { type: "flow"; flow: Flow }
  | {
      type: "history";
      log: LogEntry[];
      delivered: Delivered[];
      deduplications: [string, Deduplication][];
    };
