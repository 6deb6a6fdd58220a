/** What every place for copies must do. Run by Vitest over memory, and in browsers over the real places. */
import type { CopyFiles } from './files.ts';

export interface ContractCase {
  name: string;
  /** Throws when the promise is broken. @param files empty ones */
  run: (files: CopyFiles) => Promise<void>;
}

const bytesOf = (...numbers: number[]) => new Uint8Array(numbers);

function equal(actual: unknown, expected: unknown): void {
  const [one, other] = [show(actual), show(expected)];
  if (one !== other) throw new Error(`got ${one}, expected ${other}`);
}
const show = (value: unknown) =>
  JSON.stringify(value instanceof Uint8Array ? { bytes: [...value] } : value);

export const contract: readonly ContractCase[] = [
  {
    name: 'is empty at first',
    run: async (files) => {
      equal(await files.names(), []);
      equal(await files.read('nothing'), null);
    },
  },
  {
    name: 'gives back the bytes that were written',
    run: async (files) => {
      await files.write('one.json', bytesOf(0, 1, 255, 10, 13));
      equal(await files.read('one.json'), bytesOf(0, 1, 255, 10, 13));
    },
  },
  {
    name: 'replaces a longer file as a whole',
    run: async (files) => {
      await files.write('one', bytesOf(1, 2, 3, 4));
      await files.write('one', bytesOf(9));
      equal(await files.read('one'), bytesOf(9));
      equal(await files.names(), ['one']);
    },
  },
  {
    name: 'keeps names as they are',
    run: async (files) => {
      const name = '2026-11-21T18-40-12.345Z_512-events_412-answers_9f8e7d6c.json.gz';
      await files.write(name, bytesOf(1));
      await files.write('with space', bytesOf(2));
      equal((await files.names()).toSorted(), [name, 'with space']);
    },
  },
  {
    name: 'removes one file and leaves the others',
    run: async (files) => {
      await files.write('one', bytesOf(1));
      await files.write('other', bytesOf(2));
      await files.remove('one');
      await files.remove('never there');
      equal(await files.names(), ['other']);
      equal(await files.read('one'), null);
    },
  },
  {
    name: 'holds a megabyte and a file without bytes',
    run: async (files) => {
      const large = new Uint8Array(1_000_000).fill(7);
      await files.write('large', large);
      await files.write('empty', bytesOf());
      equal((await files.read('large'))?.length, 1_000_000);
      equal((await files.read('empty'))?.length, 0);
    },
  },
];
