import { trendPath } from "./trend-path";

type TrendChartProps = {
  /** What is drawn: "Orders a day". */
  label: string;
  /** In order of time; `value` is drawn, `text` is what it reads as. */
  points: readonly { label: string; value: number; text: string }[];
  /** Height of the drawing in pixels. */
  height?: number;
};

/** A line over time from zero up, with its highest and latest value written at the line itself. */
export function TrendChart({ label, points, height = 160 }: TrendChartProps) {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) {
    return (
      <p className="text-sm text-muted">
        <span className="font-semibold text-ink">{label}</span>: nothing to draw yet.
      </p>
    );
  }
  const top = points.reduce((best, point) => (point.value > best.value ? point : best));
  const { line, area } = trendPath(points.map((point) => point.value));
  return (
    <figure>
      <figcaption className="flex items-baseline justify-between gap-3 text-sm">
        <span className="font-semibold">{label}</span>
        <span className="text-muted tabular-nums">
          highest {top.text}, {top.label}
        </span>
      </figcaption>
      <div className="mt-3 flex items-stretch gap-3">
        <svg
          aria-hidden
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          height={height}
          className="min-w-0 grow overflow-visible border-b border-line"
        >
          <path d={area} className="fill-action-soft" />
          <path
            d={line}
            className="fill-none stroke-action stroke-[2.5]"
            strokeLinejoin="round"
            strokeLinecap="round"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        <p className="w-16 shrink-0 self-end pb-1 text-sm leading-tight">
          <span className="block font-display text-lg font-bold">{last.text}</span>
          <span className="text-muted">{last.label}</span>
        </p>
      </div>
      <p aria-hidden className="mt-1 text-xs text-muted">
        {first.label}
      </p>
      <table className="sr-only">
        <caption>{label}</caption>
        <tbody>
          {points.map((point) => (
            <tr key={point.label}>
              <th scope="row">{point.label}</th>
              <td>{point.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
