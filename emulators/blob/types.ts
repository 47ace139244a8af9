export type Access = "public" | "private";

export type Stored = {
  pathname: string;
  access: Access;
  /** Name of the file that holds the content. */
  file: string;
  size: number;
  contentType: string;
  cacheControlMaxAge: number;
  /** Quoted, as in the header. */
  etag: string;
  uploadedAt: number;
};

/** What an upload asked for, by its headers or by its client token. */
export type PutOptions = {
  pathname: string;
  access: Access;
  contentType: string;
  addRandomSuffix: boolean;
  allowOverwrite: boolean;
  cacheControlMaxAge: number;
  ifMatch?: string;
  maximumSizeInBytes?: number;
  callback?: { url: string; tokenPayload?: string | null };
};

export type Part = { file: string; etag: string; size: number };

export type Multipart = {
  id: string;
  options: PutOptions;
  createdAt: number;
  /** By part number. */
  parts: Record<number, Part>;
};

/** A notice that an upload is complete, kept until the application has taken it. */
export type Notice = { id: string; url: string; body: string; attempts: number; dueAt: number };

/** One line of the journal. */
export type Change =
  | { type: "identity"; token: string }
  | { type: "put"; blob: Stored; uploadId?: string }
  | { type: "removed"; pathnames: string[] }
  | { type: "multipart"; upload: Multipart }
  | { type: "part"; uploadId: string; partNumber: number; part: Part }
  | { type: "notice"; notice: Notice }
  | { type: "notice-done"; id: string };
