import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, createServer, type Rolldown } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TopicBank } from '#lib/core/bank/types.ts';
import { bank } from './bank-plugin.ts';

const fact = `- id: first-offered
  statement: The service began on Taobao.
  prompt: Where did the service begin?
  answer: On Taobao
  why: It was made for a marketplace.
  sources: [filing]
  asOf: '2018'
  status: settled
  level: core
`;
const questions = `- id: where
  kind: typed
  facts: [first-offered]
  asks: fact
  level: core
  stem: On which marketplace did it begin?
  answer: Taobao
  why: It was made for Taobao.
- id: when
  kind: number
  facts: [first-offered]
  asks: fact
  level: core
  stem: In which year did it begin?
  value: 2003
  unit: year
  tolerance: 0
  why: It began in October 2003.
`;
const entry = `import { packedIndex } from 'virtual:bank/index';
import { evidence } from 'virtual:bank/evidence';
import { topicLoaders } from 'virtual:bank/topics';
export { packedIndex, evidence, topicLoaders };
`;

let root = '';
const write = (path: string, text: string) => {
  writeFileSync(join(root, path), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bank-plugin-'));
  mkdirSync(join(root, 'questions/origins'), { recursive: true });
  write('entry.js', entry);
  write(
    'questions/topics.yaml',
    '- { id: origins, title: Origins, shortTitle: Origins, summary: You know it., buildsOn: [] }\n',
  );
  write(
    'questions/sources.yaml',
    '- { id: filing, publisher: SEC, title: F-1, url: "https://example.org/", kind: filing }\n',
  );
  write('questions/origins/facts.yaml', fact);
  write('questions/origins/questions.yaml', questions);
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const config = () => ({
  root,
  configFile: false as const,
  logLevel: 'silent' as const,
  plugins: [bank()],
});

async function buildEntry(): Promise<Rolldown.OutputChunk[]> {
  const output = await build({
    ...config(),
    build: {
      write: false,
      rolldownOptions: { input: join(root, 'entry.js'), preserveEntrySignatures: 'strict' },
    },
  });
  if (!('output' in output)) throw new Error('one build was expected');
  return output.output.filter((file) => file.type === 'chunk');
}

describe('build', () => {
  it('puts each topic into a chunk of its own, away from the index', async () => {
    const chunks = await buildEntry();
    const holding = (text: string) => chunks.filter(({ code }) => code.includes(text));
    expect(
      holding('In which year did it begin?').map(({ isDynamicEntry }) => isDynamicEntry),
    ).toEqual([true]);
    expect(holding('https://example.org/').map(({ isEntry }) => isEntry)).toEqual([true]);
  });

  it('fails with every problem, its file and its line', async () => {
    write(
      'questions/origins/facts.yaml',
      fact.replace('[filing]', '[gone]').replace('settled', 'changed'),
    );
    await expect(buildEntry()).rejects.toThrow(
      /2 errors[^]*facts\.yaml:6 {2}error known-reference[^]*facts\.yaml:8 {2}error status-note/,
    );
  });
});

describe('development', () => {
  it('serves the modules, and a saved file replaces them', async () => {
    const server = await createServer({ ...config(), server: { middlewareMode: true, ws: false } });
    try {
      const statement = async () => {
        const loaded = await server.ssrLoadModule('/entry.js');
        const loaders: Record<string, () => Promise<TopicBank>> = loaded['topicLoaders'];
        return (await loaders['origins']?.())?.facts[0]?.statement;
      };
      expect(await statement()).toBe('The service began on Taobao.');

      const changed = new Promise((resolve) => server.watcher.once('change', resolve));
      const path = 'questions/origins/facts.yaml';
      write(path, fact.replace('began on Taobao', 'started on Taobao'));
      await changed;
      await expect.poll(statement).toBe('The service started on Taobao.');
    } finally {
      await server.close();
    }
  });
});
