import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptySnapshot } from '#lib/core/progress/state.ts';
import { foldInWorker, type FoldAnswer } from './fold-in-worker.ts';

const folded = { stamp: 'x', snapshot: emptySnapshot };

/** A worker that does what it is told, later. */
function workerThat(...says: { afterMs: number; answer: FoldAnswer | 'error' }[]) {
  const target = new EventTarget();
  let isTerminated = false;
  const worker: Partial<Worker> = {
    addEventListener: target.addEventListener.bind(target),
    terminate: () => {
      isTerminated = true;
    },
    postMessage: () => {
      for (const { afterMs, answer } of says) {
        setTimeout(() => {
          target.dispatchEvent(
            answer === 'error' ? new Event('error') : new MessageEvent('message', { data: answer }),
          );
        }, afterMs);
      }
    },
  };
  return { start: () => worker as Worker, isTerminated: () => isTerminated };
}

describe('folding in a worker', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each<[string, Parameters<typeof workerThat>, typeof folded | null, number]>([
    ['answers', [{ afterMs: 10, answer: { kind: 'folded', folded } }], folded, 10],
    [
      'works for long',
      [
        { afterMs: 1_900, answer: { kind: 'working' } },
        { afterMs: 19_000, answer: { kind: 'folded', folded } },
      ],
      folded,
      19_000,
    ],
    ['never answers', [], null, 2_000],
    ['falls silent', [{ afterMs: 5, answer: { kind: 'working' } }], null, 20_005],
    ['breaks', [{ afterMs: 5, answer: 'error' }], null, 5],
    ['cannot', [{ afterMs: 5, answer: { kind: 'failed' } }], null, 5],
  ])('gives what comes of one that %s', async (_, says, expected, afterMs) => {
    const { start, isTerminated } = workerThat(...says);
    let outcome: unknown = 'waiting';
    void foldInWorker('two-sides', start).then((value) => {
      outcome = value;
    });
    await vi.advanceTimersByTimeAsync(afterMs - 1);
    expect(outcome).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1);
    expect(outcome).toEqual(expected);
    expect(isTerminated()).toBe(true);
  });

  it('is left to the page where no worker may start', async () => {
    const refuse = () => {
      throw new DOMException('no', 'SecurityError');
    };
    expect(await foldInWorker('two-sides', refuse)).toBeNull();
  });
});
