import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { requireEnv } from "@/lib/kernel/env";
import type { BackupFormat } from "./rules";

/**
 * How an object lies in Blob: a signature, the format, the key's name behind its length, the nonce, what was encrypted with
 * AES-256-GCM, and its tag. All before the nonce is authenticated too. An object opens with the keys alone.
 */
const SIGNATURE = Buffer.from("MERCATB1");
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

const FORMATS = ["none", "gzip", "zstd", "brotli"] as const satisfies BackupFormat[];

type Key = { id: string; secret: Buffer };

const readKey = (entry: string): Key => {
  const [id = "", encoded = ""] = entry.split(":");
  const secret = Buffer.from(encoded, "base64");
  if (!/^[\w-]{1,40}$/.test(id) || secret.length !== KEY_BYTES)
    throw new Error("BACKUP_KEYS holds name:key pairs, each key 32 bytes in base64. See .env.example.");
  return { id, secret };
};

/** The keys in force, the one that new objects are encrypted with first. */
export const backupKeys = (): Key[] =>
  requireEnv("BACKUP_KEYS")
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map(readKey);

const headOf = (format: BackupFormat, keyId: string): Buffer =>
  Buffer.concat([
    SIGNATURE,
    Buffer.from([FORMATS.indexOf(format), Buffer.byteLength(keyId)]),
    Buffer.from(keyId),
  ]);

/** Encrypts with the first key; answers its name too. */
export const seal = (content: Buffer, format: BackupFormat): { sealed: Buffer; keyId: string } => {
  const [key] = backupKeys();
  if (!key) throw new Error("BACKUP_KEYS is empty. See .env.example.");
  const head = headOf(format, key.id);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key.secret, nonce).setAAD(head);
  const encrypted = Buffer.concat([cipher.update(content), cipher.final()]);
  return { sealed: Buffer.concat([head, nonce, encrypted, cipher.getAuthTag()]), keyId: key.id };
};

/** Why an object cannot be opened, in words for the person who asked for it. */
export class SealError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "SealError";
  }
}

const readHead = (object: Buffer): { head: Buffer; format: BackupFormat; keyId: string } => {
  const at = SIGNATURE.length;
  const format = FORMATS[object[at] ?? FORMATS.length];
  if (!object.subarray(0, at).equals(SIGNATURE) || !format)
    throw new SealError("This object is not a backup of this shop.");
  const end = at + 2 + (object[at + 1] ?? 0);
  return { head: object.subarray(0, end), format, keyId: object.subarray(at + 2, end).toString() };
};

/** Decrypts an object. @throws SealError when its key is not among `BACKUP_KEYS` or it was changed */
export const unseal = (object: Buffer): { content: Buffer; format: BackupFormat } => {
  const { head, format, keyId } = readHead(object);
  const key = backupKeys().find((one) => one.id === keyId);
  if (!key)
    throw new SealError(`The key ${keyId} is not among BACKUP_KEYS. Add it again to read this backup.`);
  const nonce = object.subarray(head.length, head.length + NONCE_BYTES);
  const tagAt = object.length - TAG_BYTES;
  if (tagAt < head.length + NONCE_BYTES) throw new SealError("This backup is cut off.");
  const decipher = createDecipheriv("aes-256-gcm", key.secret, nonce)
    .setAAD(head)
    .setAuthTag(object.subarray(tagAt));
  try {
    const content = Buffer.concat([
      decipher.update(object.subarray(head.length + NONCE_BYTES, tagAt)),
      decipher.final(),
    ]);
    return { content, format };
  } catch {
    throw new SealError("This backup was changed after it was written, or its key is another one.");
  }
};
