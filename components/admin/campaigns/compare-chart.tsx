import { trendPath } from "@/components/ui/trend-path";

type Day = { day: string; draft: number; active: number };
type DaysProps = { days: readonly Day[] };

const dayText = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", timeZone: "UTC" });
const label = (day: string): string => dayText.format(new Date(day));

/** A line that fills its own scale, pressed down onto the scale that both share. */
const pathOf = (values: number[], highest: number) => {
  const scale = Math.max(...values, 1) / highest;
  return { ...trendPath(values), transform: `translate(0 ${100 - 100 * scale}) scale(1 ${scale})` };
};

function Legend({ highest }: { highest: number }) {
  return (
    <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 text-sm">
      <span className="font-semibold">Points a day</span>
      <span className="flex flex-wrap gap-x-4 text-muted">
        <span>
          <span aria-hidden className="mr-1.5 inline-block h-0.75 w-5 rounded-full bg-action align-middle" />
          these rules
        </span>
        <span>
          <span
            aria-hidden
            className="mr-1.5 inline-block w-5 border-t-2 border-dashed border-ink-soft align-middle"
          />
          on now
        </span>
        <span className="tabular-nums">highest {highest.toLocaleString("en")}</span>
      </span>
    </figcaption>
  );
}

function Drawing({ days, highest }: DaysProps & { highest: number }) {
  const draft = pathOf(
    days.map((day) => day.draft),
    highest,
  );
  const active = pathOf(
    days.map((day) => day.active),
    highest,
  );
  return (
    <svg
      aria-hidden
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      height={160}
      className="mt-3 w-full overflow-visible border-b border-line"
    >
      <g transform={draft.transform}>
        <path d={draft.area} className="fill-action-soft" />
        <path
          d={draft.line}
          className="fill-none stroke-action stroke-[2.5]"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      </g>
      <g transform={active.transform}>
        <path
          d={active.line}
          className="fill-none stroke-ink-soft stroke-[1.5]"
          strokeDasharray="5 4"
          strokeLinejoin="round"
          vectorEffect="non-scaling-stroke"
        />
      </g>
    </svg>
  );
}

function SpokenDays({ days }: DaysProps) {
  return (
    <table className="sr-only">
      <caption>Points a day</caption>
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col">These rules</th>
          <th scope="col">On now</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, draft, active }) => (
          <tr key={day}>
            <th scope="row">{label(day)}</th>
            <td>{draft}</td>
            <td>{active}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Points a day: the rules that are tried as an area, the campaigns that are on as a dashed line over it. */
export function CompareChart({ days }: DaysProps) {
  const highest = Math.max(...days.flatMap(({ draft, active }) => [draft, active]), 1);
  const [first, last] = [days[0], days.at(-1)];
  return (
    <figure>
      <Legend highest={highest} />
      <Drawing days={days} highest={highest} />
      {first && last && (
        <p aria-hidden className="mt-1 flex justify-between text-xs text-muted">
          <span>{label(first.day)}</span>
          <span>{label(last.day)}</span>
        </p>
      )}
      <SpokenDays days={days} />
    </figure>
  );
}
