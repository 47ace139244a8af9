import { Card } from "@/components/ui/card";

type Sum = { label: string; value: string; note?: string };

/** The figures of the points overview, one card each. */
export function PointsSums({ sums }: { sums: Sum[] }) {
  return (
    <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {sums.map(({ label, value, note }) => (
        <Card key={label}>
          <dt className="text-muted">{label}</dt>
          <dd className="mt-1 font-display text-2xl font-bold tracking-tight tabular-nums wrap-anywhere">
            {value}
          </dd>
          {note && <dd className="mt-0.5 text-muted">{note}</dd>}
        </Card>
      ))}
    </dl>
  );
}
