/** The Redis protocol (RESP2), written for few allocations: every request of the shop's carts passes here. */
export type Command = readonly string[];

export class RedisError {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
  toJSON() {
    return this.message;
  }
}

export type Reply = string | number | null | RedisError | Reply[];

/** Makes text of a string's bytes, as UTF-8 or base64. */
export type Decode = (bytes: Buffer, start: number, end: number) => string;

export const utf8: Decode = (bytes, start, end) => bytes.toString("utf8", start, end);
export const base64: Decode = (bytes, start, end) => bytes.toString("base64", start, end);

export const encodeCommands = (commands: readonly Command[]): Buffer => {
  let text = "";
  for (const command of commands) {
    text += `*${command.length}\r\n`;
    for (const part of command) text += `$${Buffer.byteLength(part)}\r\n${part}\r\n`;
  }
  return Buffer.from(text);
};

type Cursor = { at: number };

const CR = 13;

const INCOMPLETE = Symbol("incomplete");

const lineEnd = (bytes: Buffer, from: number): number => {
  const end = bytes.indexOf(CR, from);
  return end >= 0 && end + 1 < bytes.length ? end : -1;
};

const readBulk = (bytes: Buffer, length: number, cursor: Cursor, decode: Decode) => {
  if (length < 0) return null;
  const start = cursor.at;
  if (start + length + 2 > bytes.length) return INCOMPLETE;
  cursor.at = start + length + 2;
  return decode(bytes, start, start + length);
};

const read = (bytes: Buffer, cursor: Cursor, decode: Decode, top: boolean): Reply | typeof INCOMPLETE => {
  const start = cursor.at + 1;
  const end = start > bytes.length ? -1 : lineEnd(bytes, start);
  if (end < 0) return INCOMPLETE;
  const type = bytes[cursor.at];
  cursor.at = end + 2;
  if (type === 0x2b) {
    const isOk = top && end - start === 2 && bytes[start] === 0x4f && bytes[start + 1] === 0x4b;
    return isOk ? "OK" : decode(bytes, start, end);
  }
  if (type === 0x2d) return new RedisError(utf8(bytes, start, end));
  const number = Number(bytes.toString("latin1", start, end));
  if (type === 0x3a) return number;
  if (type === 0x24) return readBulk(bytes, number, cursor, decode);
  if (number < 0) return null;
  const items: Reply[] = [];
  for (let n = 0; n < number; n += 1) {
    const item = read(bytes, cursor, decode, false);
    if (item === INCOMPLETE) return INCOMPLETE;
    items.push(item);
  }
  return items;
};

/**
 * The reply that starts at `at` and where the next one starts; undefined while bytes are missing. A status `OK`
 * at the top stays as it is whatever the decoding: clients of the REST protocol expect so.
 */
export const readReply = (
  bytes: Buffer,
  at: number,
  decode: Decode,
): { reply: Reply; next: number } | undefined => {
  const cursor = { at };
  const reply = read(bytes, cursor, decode, true);
  return reply === INCOMPLETE ? undefined : { reply, next: cursor.at };
};
