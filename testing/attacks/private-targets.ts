/** Addresses that a server must never call for somebody else, in the spellings that filters forget. */
export const PRIVATE_TARGETS = [
  // This machine.
  "https://127.0.0.1/",
  "https://127.1/",
  "https://127.255.255.254:6379/",
  "https://2130706433/",
  "https://0x7f.1/",
  "https://0x7f000001/",
  "https://0177.0.0.1/",
  "https://127.0.0.1./",
  "https://%31%32%37.0.0.1/",
  "https://127\u30020\u30020\u30021/",
  "https://\u2460\u2461\u2466.0.0.1/",
  "https://0.0.0.0/",
  "https://0/",
  "https://[::1]/",
  "https://[0:0:0:0:0:0:0:1]:8443/",
  "https://[::]/",
  "https://[::ffff:127.0.0.1]/",
  "https://[::127.0.0.1]/",
  "https://LOCALHOST/",
  "https://localhost./",
  "https://shop.localhost:5432/",
  // What clouds tell their machines.
  "https://169.254.169.254/latest/meta-data/",
  "https://2852039166/",
  "https://[fd00:ec2::254]/",
  "https://metadata.google.internal/",
  // Networks behind a router or a provider.
  "https://10.0.0.5:2375/",
  "https://172.31.255.254/",
  "https://192.168.1.1/",
  "https://100.64.0.1/",
  "https://[fe80::1]/",
  "https://[fc00::1]/",
  "https://printer.local/",
  // IPv6 with an IPv4 address inside, and networks without hosts.
  "https://[64:ff9b::7f00:1]/",
  "https://[2002:7f00:1::]/",
  "https://[2001:0:7f00:1::]/",
  "https://224.0.0.1/",
  // Other ways to speak, and other ways to read an address.
  "file:///etc/passwd",
  "gopher://127.0.0.1:6379/_FLUSHALL",
  "data:application/json,{}",
  "https://example.com@127.0.0.1/",
] as const;

/** What names that look public may lead to. */
export const PRIVATE_ANSWERS = [
  ["127.0.0.1"],
  ["10.0.0.5"],
  ["169.254.169.254"],
  ["::1"],
  ["::ffff:10.0.0.5"],
  ["fd00::1"],
  ["64:ff9b::a00:5"],
  ["93.184.216.34", "127.0.0.1"],
  ["2606:4700::1111", "fe80::1"],
] as const;
