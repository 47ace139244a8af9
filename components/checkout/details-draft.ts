/**
 * What was typed survives a look at the cart and a reload: it is kept in this tab alone, until the order is paid, and
 * given back only to the same `owner`, because people use one browser in turn.
 */
const KEY = "checkout-details";

type Draft = { owner: string; fields: Record<string, string> };

/** Storage may be full or forbidden; then nothing is kept, and nothing else suffers. */
const attempt = <T>(work: (storage: Storage) => T): T | null => {
  try {
    return work(window.sessionStorage);
  } catch {
    return null;
  }
};

export const keepDraft = (owner: string, form: HTMLFormElement): void => {
  const fields = Object.fromEntries(new FormData(form)) as Draft["fields"];
  attempt((storage) => storage.setItem(KEY, JSON.stringify({ owner, fields } satisfies Draft)));
};

export const restoreDraft = (owner: string, form: HTMLFormElement): void => {
  const draft = attempt((storage) => JSON.parse(storage.getItem(KEY) ?? "null") as Draft | null);
  if (draft?.owner !== owner) return;
  for (const [name, value] of Object.entries(draft.fields)) {
    const field = form.elements.namedItem(name);
    if (value && (field instanceof HTMLInputElement || field instanceof HTMLSelectElement))
      field.value = value;
  }
};

export const forgetDraft = (): void => {
  attempt((storage) => storage.removeItem(KEY));
};
