import { cx } from "@/components/ui/class-names";
import type { Fork } from "@/lib/pipelines/fork-queries";
import type { PipelineView } from "@/lib/pipelines/pipeline-queries";
import { bytesText, count, many, PIPELINE_WORDS, policyText, secondsText } from "./pipeline-words";

type Box = { x: number; y: number; width: number; height: number };
type Line = { text: string; tone?: "danger" | "warning" };

const LOG_LINES = (fork: Fork): Line[] => [
  { text: "kept for good" },
  fork.outbox > 0
    ? { text: `${count(fork.outbox)} not handed out`, tone: "warning" }
    : { text: "all handed out" },
];

const gateLines = ({ filter, counts }: PipelineView): Line[] => [
  { text: policyText(filter) },
  { text: `${count(counts.filtered)} stayed out` },
];

const workLines = ({ counts, lagSeconds, fault }: PipelineView): Line[] => [
  { text: `${count(counts.done)} done` },
  counts.waiting > 0
    ? { text: `${count(counts.waiting)} waiting, ${secondsText(lagSeconds)}`, tone: "warning" }
    : { text: "nothing waits" },
  ...(counts.failed > 0
    ? [{ text: `${count(counts.failed)} failed`, tone: "danger" as const }]
    : fault
      ? [{ text: "the drill's bug is on", tone: "danger" as const }]
      : []),
];

const targetLines = (fork: Fork, { name, buffered }: PipelineView): Line[] => {
  const replay = { text: `${count(buffered)} not replayed yet` };
  if (name === "backup") {
    const { objects, storedBytes, waiting } = fork.backups;
    return [
      { text: `${many(objects, "object")}, ${bytesText(storedBytes)}` },
      { text: waiting > 0 ? `${many(waiting, "line")} gathered` : "no line gathered" },
      replay,
    ];
  }
  if (name === "analytics" && fork.parked.documents > 0)
    return [{ text: `${count(fork.parked.documents)} parked`, tone: "danger" }, replay];
  return [replay];
};

const TONES = { danger: "fill-danger font-semibold", warning: "fill-warning font-semibold" };

function Node({ box: { x, y, width, height }, title, lines }: { box: Box; title: string; lines: Line[] }) {
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={width}
        height={height}
        rx={16}
        className="fill-card stroke-line"
        strokeWidth={1.5}
      />
      <text x={x + 16} y={y + 26} className="fill-ink font-display text-[15px] font-bold">
        {title}
      </text>
      {lines.map(({ text, tone }, at) => (
        <text
          key={text}
          x={x + 16}
          y={y + 46 + at * 17}
          className={cx("text-[12.5px] tabular-nums", tone ? TONES[tone] : "fill-muted")}
        >
          {text}
        </text>
      ))}
    </g>
  );
}

/** What is not drawn lends no arrow head, so each layout has its own. */
type Layout = "wide" | "tall";

function Pipe({ d, busy, layout }: { d: string; busy?: boolean; layout: Layout }) {
  return (
    <path
      d={d}
      className={cx("fill-none stroke-[2.5]", busy ? "stroke-warning" : "stroke-action")}
      strokeLinecap="round"
      markerEnd={`url(#arrow-${layout})`}
    />
  );
}

function Arrow({ layout }: { layout: Layout }) {
  return (
    <defs>
      <marker
        id={`arrow-${layout}`}
        viewBox="0 0 8 8"
        refX="6"
        refY="4"
        markerWidth="6"
        markerHeight="6"
        orient="auto"
      >
        <path d="M0 0 8 4 0 8z" className="fill-action" />
      </marker>
    </defs>
  );
}

const ROW = 128;

const REPLAY_LINES: Line[] = [{ text: "the last 14 days" }, { text: "sent again when asked" }];

/** Left to right, for screens with room. */
function Wide({ fork }: { fork: Fork }) {
  const height = fork.pipelines.length * ROW - 16;
  const middle = height / 2;
  return (
    <svg viewBox={`0 0 1100 ${height}`} className="w-full max-md:hidden" aria-hidden>
      <Arrow layout="wide" />
      <Node
        box={{ x: 1, y: middle - 46, width: 176, height: 84 }}
        title="Event log"
        lines={LOG_LINES(fork)}
      />
      <path
        d={`M89 ${middle + 40} V ${middle + 76}`}
        className="fill-none stroke-edge stroke-2"
        strokeDasharray="4 5"
      />
      <Node box={{ x: 1, y: middle + 80, width: 176, height: 84 }} title="Replay" lines={REPLAY_LINES} />
      {fork.pipelines.map((pipeline, at) => {
        const y = at * ROW;
        const line = y + 56;
        const busy = pipeline.counts.waiting > 0;
        return (
          <g key={pipeline.name}>
            <Pipe layout="wide" busy={busy} d={`M178 ${middle} C 222 ${middle}, 210 ${line}, 250 ${line}`} />
            <Node
              box={{ x: 256, y: y + 12, width: 214, height: 88 }}
              title="Filter"
              lines={gateLines(pipeline)}
            />
            <Pipe layout="wide" busy={busy} d={`M472 ${line} H 516`} />
            <Node
              box={{ x: 522, y: y + 1, width: 230, height: 110 }}
              title={PIPELINE_WORDS[pipeline.name].title}
              lines={workLines(pipeline)}
            />
            <Pipe layout="wide" d={`M754 ${line} H 800`} />
            <Node
              box={{ x: 806, y: y + 1, width: 292, height: 110 }}
              title={PIPELINE_WORDS[pipeline.name].target}
              lines={targetLines(fork, pipeline)}
            />
          </g>
        );
      })}
    </svg>
  );
}

const BLOCK = 372;

/** From top to bottom, for phones. */
function Tall({ fork }: { fork: Fork }) {
  const height = 100 + fork.pipelines.length * BLOCK;
  return (
    <svg viewBox={`0 0 320 ${height}`} className="mx-auto w-full max-w-sm md:hidden" aria-hidden>
      <Arrow layout="tall" />
      <Node box={{ x: 1, y: 1, width: 318, height: 84 }} title="Event log" lines={LOG_LINES(fork)} />
      {fork.pipelines.map((pipeline, at) => {
        const y = 100 + at * BLOCK;
        const busy = pipeline.counts.waiting > 0;
        return (
          <g key={pipeline.name}>
            <Pipe layout="tall" busy={busy} d={`M14 84 V ${y + 50} H 28`} />
            <Node
              box={{ x: 34, y: y + 8, width: 284, height: 84 }}
              title="Filter"
              lines={gateLines(pipeline)}
            />
            <Pipe layout="tall" busy={busy} d={`M177 ${y + 92} V ${y + 112}`} />
            <Node
              box={{ x: 34, y: y + 120, width: 284, height: 104 }}
              title={PIPELINE_WORDS[pipeline.name].title}
              lines={workLines(pipeline)}
            />
            <Pipe layout="tall" d={`M177 ${y + 224} V ${y + 244}`} />
            <Node
              box={{ x: 34, y: y + 252, width: 284, height: 104 }}
              title={PIPELINE_WORDS[pipeline.name].target}
              lines={targetLines(fork, pipeline)}
            />
          </g>
        );
      })}
    </svg>
  );
}

/** The fork as a picture with its counts of this moment; the same stands in words below it. */
export function ForkPicture({ fork }: { fork: Fork }) {
  return (
    <figure>
      <figcaption className="sr-only">
        Events flow from the log through a filter into each pipeline and on to what it keeps. The numbers
        stand with the pipelines below.
      </figcaption>
      <Wide fork={fork} />
      <Tall fork={fork} />
    </figure>
  );
}
