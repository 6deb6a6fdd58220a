/** One topic's facts, counted by how well they are known. */
export interface TickRow {
  label: string;
  href?: string;
  /** Full height. */
  proven: number;
  /** Half height. */
  recognised: number;
  total: number;
  /** Printed in place of "9 of 26". */
  figure?: string;
}

/** A rectangle in drawing units; the baseline is at the foot of its row. */
export interface Tick {
  kind: 'proven' | 'recognised' | 'open';
  x: number;
  y: number;
  width: number;
  height: number;
}

const rowHeight = 16;
const heights: Readonly<Record<Tick['kind'], number>> = { proven: 16, recognised: 8, open: 2 };

/**
 * Lays strokes out in reading order: proven first, then recognised, then the rest as dashes.
 * @param perRow strokes in one row; further ones begin a new row.
 * @param pitch distance between strokes and between rows, in drawing units.
 */
export function layTicks(
  counts: { proven: number; recognised: number; total: number },
  perRow: number,
  pitch: { x: number; y: number; width: number },
): Tick[] {
  return Array.from({ length: counts.total }, (_, index): Tick => {
    const kind =
      index < counts.proven
        ? 'proven'
        : index < counts.proven + counts.recognised
          ? 'recognised'
          : 'open';
    return {
      kind,
      x: (index % perRow) * pitch.x,
      y: Math.floor(index / perRow) * pitch.y + rowHeight - heights[kind],
      width: pitch.width,
      height: heights[kind],
    };
  });
}

/**
 * The same strokes as one outline for each kind there is: hundreds of elements would hold up a page that wakes.
 * @returns `d` of a path by kind, in drawing order
 */
export function tickPaths(
  counts: { proven: number; recognised: number; total: number },
  perRow: number,
  pitch: { x: number; y: number; width: number },
): { kind: Tick['kind']; d: string }[] {
  const ticks = layTicks(counts, perRow, pitch);
  return (['proven', 'recognised', 'open'] as const)
    .map((kind) => ({
      kind,
      d: ticks
        .filter((tick) => tick.kind === kind)
        .map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h-${width}z`)
        .join(''),
    }))
    .filter(({ d }) => d !== '');
}
