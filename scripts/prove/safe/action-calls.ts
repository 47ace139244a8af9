import { type Asked, ask, type Reply } from "./raw";

const BOUNDARY = "----proof-of-safety";

const multipart = (fields: [string, string][]): Pick<Asked, "body" | "headers"> => ({
  headers: { "content-type": `multipart/form-data; boundary=${BOUNDARY}` },
  body: `${fields
    .map(
      ([name, value]) =>
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join("")}--${BOUNDARY}--\r\n`,
});

/** How an action takes a form: alone, or behind the state of the form before. */
export type Takes = "form" | "state and form";
export type ActionCall = {
  id: string;
  fields?: Record<string, string>;
  takes?: Takes;
  headers: Record<string, string>;
};

/** Calls an action as a script in the page does. */
export const callByScript = (
  url: string,
  page: string,
  { id, fields = {}, takes = "state and form", headers }: ActionCall,
): Promise<Reply> => {
  const entries = Object.entries(fields).map(([name, value]): [string, string] => [`_1_${name}`, value]);
  const args = takes === "form" ? '["$K1"]' : '[null,"$K1"]';
  const form = multipart([...entries, ["0", args]]);
  const { "content-type": _, ...given } = headers;
  return ask(url, page, {
    method: "POST",
    body: form.body,
    headers: { ...given, ...form.headers, accept: "text/x-component", "next-action": id },
  });
};

/** Calls an action with words instead of a form. */
export const callWithWords = (
  url: string,
  page: string,
  { id, words, headers }: { id: string; words: unknown[]; headers: Record<string, string> },
): Promise<Reply> => {
  const { "content-type": _, ...given } = headers;
  return ask(url, page, {
    method: "POST",
    body: JSON.stringify(words),
    headers: {
      ...given,
      "content-type": "text/plain;charset=UTF-8",
      accept: "text/x-component",
      "next-action": id,
    },
  });
};

/** Calls an action as a form does where no script runs. */
export const callByForm = (
  url: string,
  page: string,
  { id, fields = {}, headers }: ActionCall,
): Promise<Reply> => {
  const form = multipart([[`$ACTION_ID_${id}`, ""], ...Object.entries(fields)]);
  const { "content-type": _, ...given } = headers;
  return ask(url, page, { method: "POST", body: form.body, headers: { ...given, ...form.headers } });
};
