import { isObject, type RecordData } from "@/emulators/algolia/records/paths";
import { badRequest } from "@/emulators/algolia/settings/vendor-error";

type Operation = { _operation: string; value: unknown };

const isOperation = (value: unknown): value is Operation =>
  isObject(value) && typeof value._operation === "string";

const numberOf = (operation: Operation): number => {
  if (typeof operation.value === "number") return operation.value;
  throw badRequest(`Invalid value for operation ${operation._operation}, expected a number`);
};

const listOf = (current: unknown): unknown[] => {
  if (Array.isArray(current)) return current;
  return current === undefined || current === null ? [] : [current];
};

/** Signals that the whole update is to be ignored: a condition of an optimistic update does not hold. */
const IGNORED = Symbol("ignored");

const apply = (current: unknown, operation: Operation): unknown => {
  const known = typeof current === "number" ? current : 0;
  switch (operation._operation) {
    case "Increment":
      return known + numberOf(operation);
    case "Decrement":
      return known - numberOf(operation);
    case "IncrementFrom":
      return known === numberOf(operation) ? known + 1 : IGNORED;
    case "IncrementSet":
      return numberOf(operation) > known ? numberOf(operation) : IGNORED;
    case "Add":
      return [...listOf(current), operation.value];
    case "Remove":
      return listOf(current).filter((element) => element !== operation.value);
    case "AddUnique":
      return listOf(current).includes(operation.value)
        ? listOf(current)
        : [...listOf(current), operation.value];
    default:
      throw badRequest(`Invalid _operation: ${operation._operation}`);
  }
};

/**
 * The record after a partial update, attribute by attribute; undefined when nothing is to be stored: the record is
 * missing and may not be created, or a condition (`IncrementFrom`, `IncrementSet`) does not hold.
 */
export const applyPartial = (
  current: RecordData | undefined,
  changes: RecordData,
  creates: boolean,
): RecordData | undefined => {
  if (!current && !creates) return undefined;
  const updated: RecordData = { ...current, objectID: changes.objectID };
  for (const [attribute, change] of Object.entries(changes)) {
    const value = isOperation(change) ? apply(current?.[attribute], change) : change;
    if (value === IGNORED) return undefined;
    updated[attribute] = value;
  }
  return updated;
};
