const append = (form: URLSearchParams, name: string, value: unknown): void => {
  if (value === undefined || value === null) return;
  if (typeof value !== "object") {
    form.append(name, String(value));
    return;
  }
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.map((item) => ["", item])
    : Object.entries(value);
  for (const [key, item] of entries) append(form, `${name}[${key}]`, item);
};

/** Nested fields in the API's bracket notation. */
export const encodeForm = (fields: object): URLSearchParams => {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) append(form, name, value);
  return form;
};
