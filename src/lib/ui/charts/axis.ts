/**
 * Grid lines for a value axis that begins at 0: one to four steps of 1, 2 or 5 times a power of ten,
 * the last at or above `highest`.
 * @param highest greatest value drawn; 0 and below give one step of 1.
 */
export function gridValues(highest: number): number[] {
  const rough = Math.max(highest, 1) / 2;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? power,
  );
  const count = Math.max(1, Math.ceil(highest / step));
  return Array.from({ length: count }, (_, index) => (index + 1) * step);
}
