/** The query of an address as it is shown: what is empty is not in it. */
export type Query = Record<string, string | undefined>;

/** An address with this query, changed; whatever is undefined or empty is left out. */
export function hrefWith(path: string, query: Query, change: Query = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...change })) if (value) params.set(name, value);
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The query of a page's address; of a name given several times the first counts. */
export async function readAddress(searchParams: SearchParams): Promise<Query> {
  const given = await searchParams;
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}
