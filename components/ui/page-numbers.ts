const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/**
 * The pages worth a link: the first, the last, and those around the current one; a negative number marks a gap.
 * Never more than five entries, so that the row fits a phone with its two arrows.
 */
export function pageNumbers(page: number, pages: number): number[] {
  if (pages <= 5) return range(1, pages);
  if (page <= 2) return [1, 2, 3, -1, pages];
  if (page >= pages - 1) return [1, -1, pages - 2, pages - 1, pages];
  return [1, -1, page, -2, pages];
}
