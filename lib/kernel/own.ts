/** What a table says of a key that somebody else chose; of `constructor` and whatever else every object has, nothing. */
export const ownValue = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
