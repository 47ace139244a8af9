type DiffProps = { before: unknown; after: unknown };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function textOf(value: unknown): string {
  if (value === undefined || value === null || value === "") return "none";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** What a change turned into what, field by field; values that stand only on one side have an empty other one. */
export function Diff({ before, after }: DiffProps) {
  const [left, right] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}];
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].filter(
    (name) => JSON.stringify(left[name]) !== JSON.stringify(right[name]),
  );
  if (names.length === 0) return null;
  return (
    <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-xs">
      {names.map((name) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="min-w-0 wrap-anywhere">
            {before !== null && before !== undefined && (
              <>
                <del className="text-muted">{textOf(left[name])}</del>
                <span aria-hidden className="px-1 text-muted">
                  →
                </span>
              </>
            )}
            <ins className="font-medium no-underline">{textOf(right[name])}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
