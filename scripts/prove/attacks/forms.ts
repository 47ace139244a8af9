/** What a browser reads in an attribute. */
export const unescapeHtml = (text: string): string =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : unescapeHtml(found);
};

/** The hidden fields of the form that has a field of this name, as a browser without script sends them. */
export const hiddenFields = (html: string, field: string): Record<string, string> => {
  const form =
    html.split("<form").find((part) => part.split("</form>")[0]?.includes(`name="${field}"`)) ?? "";
  const inputs = form.split("</form>")[0]?.match(/<input\b[^>]*>/g) ?? [];
  return Object.fromEntries(
    inputs
      .filter((tag) => attribute(tag, "type") === "hidden")
      .map((tag) => [attribute(tag, "name") ?? "", attribute(tag, "value") ?? ""]),
  );
};

/** A form as `multipart/form-data`. */
export const multipart = (fields: Record<string, string>): { type: string; body: string } => {
  const border = "----border-of-a-form";
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${border}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { type: `multipart/form-data; boundary=${border}`, body: `${parts.join("")}--${border}--\r\n` };
};
