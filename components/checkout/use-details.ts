import { type FormEvent, useEffect, useRef, useState } from "react";
import { keepDraft, restoreDraft } from "./details-draft";
import type { Refusal } from "./place-order";

const FIELDS = new Set([
  "email",
  "promotionCode",
  "pointsToRedeem",
  ...["name", "line1", "line2", "postalCode", "city", "region", "country"].map(
    (name) => `shippingAddress.${name}`,
  ),
]);

const NOTHING: ReadonlySet<string> = new Set();

/** Whether the refusal is about what was typed, so that each fault can be said at its field. */
export const isAboutFields = ({ errors }: Refusal): boolean => errors.some(({ path }) => FIELDS.has(path));

/** The form's side of the details: faults at their fields until they are touched, focus on the first, and the draft. */
export function useDetails(owner: string, refusal: Refusal | null) {
  const form = useRef<HTMLFormElement>(null);
  const [touched, setTouched] = useState(NOTHING);
  const faults = refusal && isAboutFields(refusal) ? refusal.errors : [];
  const errors = new Map(
    faults.filter(({ path }) => !touched.has(path)).map(({ path, message }) => [path, message]),
  );

  useEffect(() => {
    if (form.current) restoreDraft(owner, form.current);
  }, [owner]);

  useEffect(() => {
    if (!refusal) return;
    setTouched(NOTHING);
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [refusal]);

  function input(event: FormEvent<HTMLFormElement>) {
    const { target, currentTarget } = event;
    keepDraft(owner, currentTarget);
    if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement) {
      setTouched(new Set([...touched, target.name]));
    }
  }

  return { form, errors, input };
}
