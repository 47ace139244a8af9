import { escapeHtml } from "@/lib/kernel/html";

/** A text with one layer of writing taken off, as a careless program does before it shows it. */
const decoded = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/\\x([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/%3c/gi, "<")
    .replace(/%3e/gi, ">")
    .normalize("NFKC");

/** Places of a page into which a text is put without escaping; each is a defect of its own. */
const CONTEXTS: ((text: string) => string)[] = [
  (text) => `<p>${text}</p>`,
  (text) => `<p>${decoded(text)}</p>`,
  (text) => `<input value="${text}">`,
  (text) => `<input value='${text}'>`,
  (text) => `<img alt=${text}>`,
  (text) => `<title>${text}</title>`,
  (text) => `<textarea>${text}</textarea>`,
  (text) => `<style>/* ${text} */</style>`,
  (text) => `<!-- ${text} -->`,
  (text) => `<svg><desc><![CDATA[${text}]]></desc></svg>`,
  (text) => `<a href="${escapeHtml(text)}">x</a>`,
  (text) => `<p>${escapeHtml(text).replace(/\[(.*?)\]\((.*)\)/, '<a href="$2">$1</a>')}</p>`,
  (text) => `<script>const given = {"name": "${text}"};</script>`,
  (text) => `<script>const given = '${text}';</script>`,
  (text) => `<script>const given = "${text.replaceAll('"', '\\"')}";</script>`,
  (text) => `<script>const given = \`${text}\`;</script>`,
  (text) => `<script>self.__next_f = self.__next_f || []; self.__next_f.push([1,"${text}"]);</script>`,
  (text) => `<script>// ${text}\n</script>`,
  (text) =>
    `<script>${JSON.stringify(text).replaceAll("<", "\\u003c")}.replace(/{{(.*)}}/, (_, code) => Function("return " + code)())</script>`,
];

/** A page that shows a text wrongly in every way, each in a frame of its own. */
export const plantedPage = (text: string): string =>
  CONTEXTS.map(
    (context) => `<iframe srcdoc="${escapeHtml(`<!doctype html><body>${context(text)}`)}"></iframe>`,
  ).join("\n");

/** Ways in which a page writes a character so that it is none of its own. */
const WRITTEN: Record<string, string> = {
  "<": "<|&lt;|\\\\u003c",
  ">": ">|&gt;|\\\\u003e",
  "&": "&|&amp;|\\\\u0026",
  '"': '"|&quot;|\\\\"',
  "'": "'|&#x27;|&#39;",
};

/** A page of the shop as it would be if nothing had escaped this text; what others wrote stays as it is. */
export const withoutEscaping = (html: string, text: string): string => {
  const plain = (one: string) => one.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  const forms = [...text].map((one) => (WRITTEN[one] ? `(?:${WRITTEN[one]})` : plain(one))).join("");
  return html.replaceAll(new RegExp(forms, "g"), () => text);
};
