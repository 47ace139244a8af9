import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { openJournal } from "../kit/journal";
import { ApiError } from "./errors";
import type { Change, Multipart, Notice, Part, Stored } from "./types";

const COMPACT_AFTER = 5000;
const ABANDONED_MS = 86_400_000;

type State = {
  token?: string;
  blobs: Map<string, Stored>;
  uploads: Map<string, Multipart>;
  notices: Map<string, Notice>;
};

const apply = (state: State, change: Change) => {
  switch (change.type) {
    case "identity":
      state.token = change.token;
      break;
    case "put":
      state.blobs.set(change.blob.pathname, change.blob);
      if (change.uploadId) state.uploads.delete(change.uploadId);
      break;
    case "removed":
      for (const pathname of change.pathnames) state.blobs.delete(pathname);
      break;
    case "multipart":
      state.uploads.set(change.upload.id, change.upload);
      break;
    case "part": {
      const upload = state.uploads.get(change.uploadId);
      if (upload) upload.parts[change.partNumber] = change.part;
      break;
    }
    case "notice":
      state.notices.set(change.notice.id, change.notice);
      break;
    case "notice-done":
      state.notices.delete(change.id);
      break;
  }
};

function* snapshot(state: State): Generator<Change> {
  if (state.token) yield { type: "identity", token: state.token };
  for (const blob of state.blobs.values()) yield { type: "put", blob };
  for (const upload of state.uploads.values()) yield { type: "multipart", upload };
  for (const notice of state.notices.values()) yield { type: "notice", notice };
}

const filesOf = (upload: Multipart) => Object.values(upload.parts).map(({ file }) => file);

export type Store = {
  token: string;
  blobs: ReadonlyMap<string, Stored>;
  uploads: ReadonlyMap<string, Multipart>;
  notices: ReadonlyMap<string, Notice>;
  path(file: string): string;
  /**
   * Writes content to a new file that is on disk when this resolves.
   * @throws ApiError when it is longer than `limit` bytes
   */
  write(content: AsyncIterable<Uint8Array>, limit?: number): Promise<Part>;
  /** Changes the state at once; resolves when the change is on disk. */
  commit(...changes: Change[]): Promise<void>;
  discard(files: string[]): Promise<void>;
  close(): Promise<void>;
};

/** Removes what a crash left behind: files that nothing refers to. */
const sweep = (folder: string, state: State) => {
  for (const [id, upload] of state.uploads) {
    if (upload.createdAt < Date.now() - ABANDONED_MS) state.uploads.delete(id);
  }
  const known = new Set([...state.blobs.values()].map(({ file }) => file));
  for (const upload of state.uploads.values()) for (const file of filesOf(upload)) known.add(file);
  for (const file of readdirSync(folder)) if (!known.has(file)) rmSync(join(folder, file));
};

const syncFolder = async (folder: string) => {
  const handle = await open(folder, "r");
  await handle.sync();
  await handle.close();
};

const tooLarge = (limit: number) =>
  new ApiError(400, "file_too_large", `the file length cannot be greater than ${limit} bytes`);

const createWriter = (folder: string) => async (content: AsyncIterable<Uint8Array>, limit?: number) => {
  const file = randomUUID();
  const path = join(folder, file);
  const hash = createHash("sha256");
  let size = 0;
  const handle = await open(`${path}.new`, "w");
  try {
    for await (const chunk of content) {
      size += chunk.byteLength;
      if (limit !== undefined && size > limit) throw tooLarge(limit);
      hash.update(chunk);
      await handle.appendFile(chunk);
    }
    await handle.sync();
  } catch (cause) {
    await rm(`${path}.new`, { force: true });
    throw cause;
  } finally {
    await handle.close();
  }
  await rename(`${path}.new`, path);
  await syncFolder(folder);
  return { file, size, etag: `"${hash.digest("hex").slice(0, 32)}"` };
};

/** Opens a data folder's store: an index in the journal, contents as files beside it. */
export const openStore = async (dataDir: string): Promise<Store> => {
  const folder = join(dataDir, "objects");
  mkdirSync(folder, { recursive: true });
  const { records, journal } = await openJournal<Change>(join(dataDir, "journal.jsonl"));
  const state: State = { blobs: new Map(), uploads: new Map(), notices: new Map() };
  for (const change of records) apply(state, change);
  sweep(folder, state);
  let appended = 0;

  const commit = async (...changes: Change[]) => {
    const written = changes.map((change) => {
      apply(state, change);
      return journal.append(change);
    });
    appended += changes.length;
    if (appended > COMPACT_AFTER) {
      appended = 0;
      written.push(journal.rewrite(snapshot(state)));
    }
    await Promise.all(written);
  };

  const fresh = `vercel_blob_rw_${randomBytes(8).toString("hex")}_${randomBytes(20).toString("hex")}`;
  const token = state.token ?? fresh;
  if (state.token) await journal.rewrite(snapshot(state));
  else await commit({ type: "identity", token });
  return {
    token,
    blobs: state.blobs,
    uploads: state.uploads,
    notices: state.notices,
    path: (file) => join(folder, file),
    write: createWriter(folder),
    commit,
    discard: async (files) => {
      await Promise.all(files.map((file) => rm(join(folder, file), { force: true })));
    },
    close: journal.close,
  };
};
