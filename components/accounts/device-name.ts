/** What a User-Agent header says in words: "Firefox on Windows". Order matters, because they all pretend to be others. */
const BROWSERS: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\/|Chromium\//, "Chrome"],
  [/Safari\//, "Safari"],
];

const SYSTEMS: [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "Mac"],
  [/CrOS/, "ChromeOS"],
  [/Linux|X11/, "Linux"],
];

export type Device = { name: string; isPhone: boolean };

export const deviceOf = (userAgent: string): Device => {
  const find = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  const [browser, system] = [find(BROWSERS), find(SYSTEMS)];
  const isPhone = /iPhone|Android.*Mobile|Mobile.*Firefox/.test(userAgent);
  if (!browser && !system) return { name: "Unknown device", isPhone };
  return { name: [browser ?? "A browser", system && `on ${system}`].filter(Boolean).join(" "), isPhone };
};
