import { promisify } from "node:util";
import * as zlib from "node:zlib";
import type { BackupFormat } from "./rules";

type Transform = (content: Buffer) => Promise<Buffer>;
type Codec = { compress: Transform; decompress: Transform };

const gzip: Codec = { compress: promisify(zlib.gzip), decompress: promisify(zlib.gunzip) };
const brotli: Codec = {
  compress: promisify(zlib.brotliCompress),
  decompress: promisify(zlib.brotliDecompress),
};
const none: Codec = { compress: async (content) => content, decompress: async (content) => content };

type Callback = (error: Error | null, result: Buffer) => void;
type Zstd = Record<"zstdCompress" | "zstdDecompress", (content: Buffer, done: Callback) => void>;

const hasZstd = (module: object): module is Zstd => "zstdCompress" in module && "zstdDecompress" in module;

/** Of Node itself, which has it from 22.15 on. */
const zstd = (): Codec => {
  const module: object = zlib;
  if (!hasZstd(module))
    throw new Error(
      `Node ${process.versions.node} has no zstd; it comes with 22.15. Set BACKUP_FORMAT to gzip.`,
    );
  return { compress: promisify(module.zstdCompress), decompress: promisify(module.zstdDecompress) };
};

const codecOf = (format: BackupFormat): Codec => {
  if (format === "zstd") return zstd();
  return { none, gzip, brotli }[format];
};

export const compress = (content: Buffer, format: BackupFormat): Promise<Buffer> =>
  codecOf(format).compress(content);

export const decompress = (content: Buffer, format: BackupFormat): Promise<Buffer> =>
  codecOf(format).decompress(content);
