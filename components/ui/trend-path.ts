const round = (value: number) => Math.round(value * 100) / 100;

/** SVG paths on a square of 100, zero at the bottom and the highest value just below the top. */
export function trendPath(values: readonly number[]): { line: string; area: string } {
  const highest = Math.max(...values, 1);
  const step = values.length > 1 ? 100 / (values.length - 1) : 0;
  const corners = values.map(
    (value, index) => `${round(index * step)} ${round(100 - (value / highest) * 96)}`,
  );
  if (corners.length === 1) corners.push(`100 ${corners[0]?.split(" ")[1]}`);
  const line = `M${corners.join("L")}`;
  return { line, area: `${line}V100H0Z` };
}
