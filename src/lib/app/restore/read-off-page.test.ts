import { describe, expect, it } from 'vitest';
import { makeBackup } from '#lib/core/progress/backup.ts';
import { testAnswer } from '#lib/core/progress/log.fixture.ts';
import { messagesOf, type WorkerMessage } from './messages.ts';
import { largeFileBytes, readBackupFile } from './read-backup-file.ts';
import { readOffPage } from './read-off-page.ts';

const log = Array.from({ length: 2500 }, (_, index) =>
  testAnswer({ sequence: index + 1, contentHash: 'x'.repeat(180) }),
);
const large = new Blob([makeBackup(log, { madeAtMs: 5 })]);
const small = new Blob([makeBackup(log.slice(0, 3), { madeAtMs: 5 })]);

/** What the browser gives for a worker: something that is told a file and answers with events. */
class StandIn extends EventTarget {
  isStopped = false;
  readonly #answer: (worker: StandIn, file: Blob) => void;
  constructor(answer: (worker: StandIn, file: Blob) => void) {
    super();
    this.#answer = answer;
  }
  postMessage(file: Blob): void {
    this.#answer(this, file);
  }
  terminate(): void {
    this.isStopped = true;
  }
  tell(message: WorkerMessage): void {
    this.dispatchEvent(new MessageEvent('message', { data: structuredClone(message) }));
  }
}
const asWorker = (standIn: unknown) => standIn as Worker;

describe('a large file', () => {
  it('is read by the worker, comes in portions and is whole', async () => {
    expect(large.size).toBeGreaterThan(largeFileBytes);
    let messages = 0;
    const worker = new StandIn((self, file) => {
      void readBackupFile(file).then((read) => {
        for (const message of messagesOf(read)) {
          messages += 1;
          self.tell(message);
        }
      });
    });
    const read = await readOffPage(large, () => asWorker(worker));
    expect(read).toMatchObject({ ok: true, madeAtMs: 5, skipped: [] });
    expect(read.ok && read.events).toEqual(log);
    expect(messages).toBe(4);
    expect(worker.isStopped).toBe(true);
  });

  it.each([
    ['no worker starts', null],
    ['the worker breaks', new StandIn((self) => self.dispatchEvent(new Event('error')))],
    [
      'the worker’s answer cannot be read',
      new StandIn((self) => self.dispatchEvent(new Event('messageerror'))),
    ],
  ])('is read on the page where %s', async (_, worker) => {
    const read = await readOffPage(large, () => {
      if (worker === null) throw new DOMException('not here', 'SecurityError');
      return asWorker(worker);
    });
    expect(read.ok && read.events).toHaveLength(log.length);
    expect(worker?.isStopped ?? true).toBe(true);
  });
});

it('a small file needs no worker', async () => {
  const read = await readOffPage(small, () => {
    throw new Error('a worker was started');
  });
  expect(read.ok && read.events).toHaveLength(3);
});
