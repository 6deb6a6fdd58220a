import { expect, it } from 'vitest';
import { layTicks, tickPaths } from './ticks.ts';

const pitch = { x: 4, y: 20, width: 3 };

it('draws one stroke a fact, the best known first', () => {
  const ticks = layTicks({ proven: 2, recognised: 1, total: 5 }, 100, pitch);
  expect(ticks.map((tick) => tick.kind)).toEqual([
    'proven',
    'proven',
    'recognised',
    'open',
    'open',
  ]);
  expect(ticks.map((tick) => tick.x)).toEqual([0, 4, 8, 12, 16]);
});

it('stands every stroke on the baseline of its row', () => {
  const ticks = layTicks({ proven: 1, recognised: 1, total: 6 }, 3, pitch);
  expect(ticks.map((tick) => tick.y + tick.height)).toEqual([16, 16, 16, 36, 36, 36]);
});

it('draws nothing for a topic without facts', () => {
  expect(layTicks({ proven: 0, recognised: 0, total: 0 }, 3, pitch)).toEqual([]);
});

it('outlines all strokes of a kind in one path, and leaves out kinds that there are none of', () => {
  expect(tickPaths({ proven: 1, recognised: 0, total: 3 }, 2, pitch)).toEqual([
    { kind: 'proven', d: 'M0 0h3v16h-3z' },
    { kind: 'open', d: 'M4 14h3v2h-3zM0 34h3v2h-3z' },
  ]);
});
