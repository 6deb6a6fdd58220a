import { afterEach, describe, expect, it, vi } from 'vitest';
import { openTabChannel } from './tabs.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a channel between tabs', () => {
  it('tells the others, ignoring what is not ours, until they stop listening', async () => {
    const [here, there] = [openTabChannel('x'), openTabChannel('x')];
    const stranger = new BroadcastChannel('x');
    let told = 0;
    let next = () => {};
    const nextTime = () =>
      new Promise<void>((resolve) => {
        next = resolve;
      });
    const stop = there.listen(() => {
      told += 1;
    });
    there.listen(() => {
      next();
    });

    const garbage = [
      null,
      undefined,
      7,
      'committed',
      [],
      {},
      { app: 'two-sides' },
      { kind: 'committed' },
      { app: 'other', kind: 'committed' },
    ];
    for (const message of garbage) stranger.postMessage(message);
    stranger.postMessage({ app: 'two-sides', kind: 'committed', later: 1 });
    await nextTime();
    expect(told).toBe(1);

    here.announce();
    await nextTime();
    expect(told).toBe(2);

    stop();
    here.announce();
    await nextTime();
    expect(told).toBe(2);
    [here, there, stranger].forEach((channel) => {
      channel.close();
    });
    here.announce();
  });

  it.each([
    ['are not there', undefined],
    [
      'are forbidden',
      function forbidden() {
        throw new DOMException('no', 'SecurityError');
      },
    ],
  ])('is silent where channels %s', (_, replacement) => {
    vi.stubGlobal('BroadcastChannel', replacement);
    const channel = openTabChannel('x');
    channel.announce();
    const stop = channel.listen(() => {});
    stop();
    expect(() => {
      channel.close();
    }).not.toThrow();
  });
});
