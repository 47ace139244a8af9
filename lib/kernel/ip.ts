import { isIP } from "node:net";

/** An internet address as a number of 32 or 128 bits. */
export type Address = { bits: bigint; width: 32 | 128 };
export type Network = { base: Address; prefix: number };

const fromFour = (text: string): bigint =>
  text.split(".").reduce((bits, part) => (bits << 8n) | BigInt(Number(part)), 0n);

const fromSix = (text: string): bigint => {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const four = dotted ? fromFour(dotted[2] ?? "") : 0n;
  const plain = dotted ? `${dotted[1]}${(four >> 16n).toString(16)}:${(four & 0xffffn).toString(16)}` : text;
  const [head = "", tail] = plain.split("::");
  const groups = (half: string) => half.split(":").filter(Boolean);
  const left = groups(head);
  const right = groups(tail ?? "");
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array.from({ length: zeros }, () => "0"), ...right].reduce(
    (bits, group) => (bits << 16n) | BigInt(Number.parseInt(group, 16)),
    0n,
  );
};

/** `10.0.0.1` or `2001:db8::1` (also in brackets, also with a zone) → its bits, or null when it is no address. */
export const parseAddress = (text: string): Address | null => {
  const bare = text.replace(/^\[(.*)\]$/, "$1").replace(/%.*$/, "");
  const version = isIP(bare);
  if (version === 0) return null;
  return version === 4 ? { bits: fromFour(bare), width: 32 } : { bits: fromSix(bare), width: 128 };
};

/** `10.0.0.0/24` → the network, or null when it is none. */
export const parseNetwork = (text: string): Network | null => {
  const match = /^([^/]+)\/(\d{1,3})$/.exec(text);
  const base = match ? parseAddress(match[1] ?? "") : null;
  const prefix = Number(match?.[2]);
  return base && prefix <= base.width ? { base, prefix } : null;
};

export const isWithin = ({ bits, width }: Address, { base, prefix }: Network): boolean => {
  const shift = BigInt(width - prefix);
  return width === base.width && bits >> shift === base.bits >> shift;
};

const networks = (list: string): Network[] => list.split(/\s+/).flatMap((text) => parseNetwork(text) ?? []);

/** IPv4 networks that no host of the public internet has: private, shared, loopback, link-local (the clouds' metadata), documentation, multicast, reserved. */
const NOT_PUBLIC_4 = networks(
  "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4",
);
/** The only part of IPv6 that is handed out, and what in it is not public or carries an IPv4 address inside. */
const GLOBAL_6 = networks("2000::/3");
const NOT_PUBLIC_6 = networks("2001::/23 2001:db8::/32 2002::/16 3fff::/20");

/** Whether an address can be one of the public internet; text that is no address is not. */
export const isPublicAddress = (text: string): boolean => {
  const address = parseAddress(text);
  if (!address) return false;
  const within = (list: Network[]) => list.some((network) => isWithin(address, network));
  return address.width === 32 ? !within(NOT_PUBLIC_4) : within(GLOBAL_6) && !within(NOT_PUBLIC_6);
};
