import { ArrowRightIcon } from "@/components/ui/icons";

type DiffProps = { before: unknown; after: unknown };

type Change = { name: string; from: string | null; to: string | null };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function textOf(value: unknown): string | null {
  if (value === undefined || value === null || value === "") return null;
  if (Array.isArray(value) && value.length === 0) return null;
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value) && value.every((one) => typeof one === "string")) return value.join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The fields that read differently; what was empty and stays empty is no change. */
function changesBetween(before: unknown, after: unknown): Change[] {
  const [left, right] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .map((name) => ({ name, from: textOf(left[name]), to: textOf(right[name]) }))
    .filter(({ from, to }) => from !== to);
}

/** What a change turned into what, field by field; of something new or gone only what it was. */
export function Diff({ before, after }: DiffProps) {
  const isChange = isRecord(before) && isRecord(after);
  const changes = changesBetween(before, after);
  if (changes.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-4 gap-y-0.5 text-xs">
      {changes.map(({ name, from, to }) => (
        <div key={name} className="flex min-w-0 gap-1.5">
          <dt className="shrink-0 text-muted">{name}</dt>
          <dd className="line-clamp-3 min-w-0 wrap-anywhere">
            {(from !== null || isChange) && <del className="text-muted">{from ?? "none"}</del>}
            {isChange && <ArrowRightIcon size={14} className="mx-1 -mt-0.5 inline text-muted" />}
            {(to !== null || isChange) && <ins className="font-medium no-underline">{to ?? "none"}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
