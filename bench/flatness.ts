/** Memory of a server's process at a moment of a run. */
export type Look = { minute: number; megabytes: number };

export const MEMORY_MB = 400;
/** Of a process that lives for a day. */
const GROWTH_MB_PER_MINUTE = MEMORY_MB / (24 * 60);
/** What the collector leaves lying differs by as much from one look to the next. */
const NOISE_MB = 15;

/** The slope of the line that fits best. */
const slopeOf = (looks: readonly Look[]): number => {
  const mean = (key: keyof Look) => looks.reduce((sum, look) => sum + look[key], 0) / looks.length;
  const [at, of] = [mean("minute"), mean("megabytes")];
  const over = looks.reduce((sum, { minute, megabytes }) => sum + (minute - at) * (megabytes - of), 0);
  return over / looks.reduce((sum, { minute }) => sum + (minute - at) ** 2, 0);
};

/** What memory grew by in the second half of a run, in MB a minute, and whether that could as well be nothing. */
export const judgeFlatness = (looks: readonly Look[]): { slope: number; isFlat: boolean; last: number } => {
  const half = looks.slice(Math.floor(looks.length / 2));
  const slope = slopeOf(half);
  const minutes = (half.at(-1)?.minute ?? 0) - (half[0]?.minute ?? 0);
  const isFlat = slope <= GROWTH_MB_PER_MINUTE || slope * minutes <= NOISE_MB;
  return { slope, isFlat, last: looks.at(-1)?.megabytes ?? Number.NaN };
};
