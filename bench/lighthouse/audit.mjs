import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

/**
 * Loads pages as Lighthouse's phone does, with network and processor slowed by the browser itself, each several times in
 * turn. Prints one line of JSON: a list of figures for each page.
 */
const [, , rounds = "5", ...urls] = process.argv;

const FIGURES = /** @type {const} */ ({
  lcp: "largest-contentful-paint",
  tbt: "total-blocking-time",
  cls: "cumulative-layout-shift",
});

/** @param {string} url */
const audit = async (url) => {
  const chrome = await launch({
    chromePath: process.env.CHROME_PATH,
    chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
  try {
    const result = await lighthouse(url, {
      port: chrome.port,
      logLevel: "silent",
      onlyCategories: ["performance"],
      formFactor: "mobile",
      throttlingMethod: "devtools",
    });
    const { audits, categories, environment } = result?.lhr ?? {
      audits: {},
      categories: {},
      environment: undefined,
    };
    const figures = Object.entries(FIGURES).map(([name, id]) => [name, audits[id]?.numericValue ?? null]);
    return {
      score: Math.round(100 * (categories.performance?.score ?? 0)),
      machine: environment?.benchmarkIndex ?? null,
      ...Object.fromEntries(figures),
    };
  } finally {
    chrome.kill();
  }
};

/** @type {Record<string, unknown[]>} */
const found = Object.fromEntries(urls.map((url) => [url, []]));
for (let round = 0; round < Number(rounds); round += 1) {
  for (const url of urls) found[url]?.push(await audit(url));
}
console.log(JSON.stringify(found));
