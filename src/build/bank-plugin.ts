/** Vite plugin: the compiled bank as virtual modules. Types of the modules are declared in `src/app.d.ts`. */
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';
import { compileBank, type CompiledBank, type Problem } from '#lib/core/bank/compile.ts';
import { packIndex } from '#lib/core/bank/assembly/packed-index.ts';
import { formatProblem } from '#lib/core/bank/problem.ts';
import type { FactStatements, SearchableText } from '#lib/core/bank/types.ts';
import { count } from '#lib/core/bank/text.ts';
import { bankContext, isBankFile, readBank } from './read-bank.ts';

const prefix = 'virtual:bank/';
/** Rollup's mark for modules that are not files. */
const resolvedPrefix = `\0${prefix}`;

/**
 * `virtual:bank/outline` (topics and facts), `virtual:bank/index` (the questions’ index, packed), `virtual:bank/topics` (loaders, one chunk a topic), `virtual:bank/topic/<id>`
 * `virtual:bank/statements` and `virtual:bank/searchable` (the list of facts and its search), `virtual:bank/evidence`, `virtual:bank/question/<id>` for one question alone, and `virtual:bank/quality` (what the checks found). A bank with errors fails the build with all of them; in development
 * they are shown in the overlay, and a saved YAML file reloads the page.
 */
export function bank(): Plugin {
  let root = process.cwd();
  let isBuild = false;
  let compiled: ReturnType<typeof compileBank> | undefined;

  const compile = () => (compiled ??= compileBank(readBank(root), bankContext()));

  return {
    name: 'bank',

    configResolved(config) {
      root = config.root;
      isBuild = config.command === 'build';
    },

    buildStart() {
      if (!isBuild) return;
      const result = compile();
      if (!result.ok) this.error(describe(result.problems));
    },

    watchChange(id) {
      if (isBankFile(pathInRoot(root, id))) compiled = undefined;
    },

    resolveId(id) {
      return id.startsWith(prefix) ? `\0${id}` : null;
    },

    load(id) {
      if (!id.startsWith(resolvedPrefix)) return null;
      const result = compile();
      if (!result.ok) {
        const [first] = result.problems;
        return this.error({
          message: describe(result.problems),
          ...(first === undefined
            ? {}
            : { loc: { file: join(root, first.file), line: first.line, column: 0 } }),
        });
      }
      const name = id.slice(resolvedPrefix.length);
      const code =
        name === 'quality'
          ? exportData('quality', result.report.quality)
          : moduleCode(result.bank, name);
      return code ?? this.error(`There is no module "${id.slice(1)}".`);
    },

    hotUpdate({ file, modules }) {
      if (!isBankFile(pathInRoot(root, file))) return;
      compiled = undefined;
      const { moduleGraph, hot, name } = this.environment;
      for (const [id, node] of moduleGraph.idToModuleMap)
        if (id.startsWith(resolvedPrefix)) moduleGraph.invalidateModule(node);
      if (name !== 'client') return modules;
      const result = compile();
      if (result.ok) hot.send({ type: 'full-reload' });
      else hot.send({ type: 'error', err: { message: describe(result.problems), stack: '' } });
      return [];
    },
  };
}

/** Source of a virtual module; `null` when there is none of that name. */
export function moduleCode(bank: CompiledBank, name: string): string | null {
  const { topics, facts } = bank.index;
  if (name === 'outline') return exportData('outline', { topics, facts });
  if (name === 'index') return exportData('packedIndex', packIndex(bank.index));
  if (name === 'evidence') return exportData('evidence', bank.evidence);
  if (name === 'statements') return exportData('statements', statementsOf(bank));
  if (name === 'searchable') return exportData('searchable', searchableOf(bank));
  if (name === 'topics') {
    const loaders = bank.topics.map(
      ({ topic }) =>
        `'${topic}': () => import('${prefix}topic/${topic}').then((module) => module.topicBank)`,
    );
    return `export const topicLoaders = {\n${loaders.join(',\n')}\n};`;
  }
  if (name.startsWith('question/')) return onlyQuestionCode(bank, name.slice('question/'.length));
  const topicBank = bank.topics.find(({ topic }) => name === `topic/${topic}`);
  return topicBank === undefined ? null : exportData('topicBank', topicBank);
}

/** The text of the list of facts, without what only a fact's own page shows. */
function statementsOf(bank: CompiledBank): FactStatements[] {
  return bank.topics.map(({ topic, facts }) => ({
    topic,
    facts: facts.map(({ id, statement }) => ({ id, statement })),
  }));
}

/** What a search looks into besides the statements. */
function searchableOf(bank: CompiledBank): SearchableText[] {
  return bank.topics.flatMap(({ facts }) =>
    facts.map(({ id, prompt, answer, terms = [] }) => ({ id, prompt, answer, terms })),
  );
}

/** One question with all that stands behind it, for a page that must stay small. */
function onlyQuestionCode(bank: CompiledBank, id: string): string | null {
  const topicBank = bank.topics.find(({ questions }) => questions.some((one) => one.id === id));
  const question = topicBank?.questions.find((one) => one.id === id);
  if (topicBank === undefined || question === undefined) return null;
  const facts = topicBank.facts.filter((fact) => question.facts.includes(fact.id));
  const cited = new Set(facts.flatMap(({ sources }) => sources));
  const betrayed = new Set(
    'options' in question ? question.options.map(({ misconception }) => misconception) : [],
  );
  return exportData('onlyQuestion', {
    question,
    facts,
    sources: bank.evidence.sources.filter((source) => cited.has(source.id)),
    misconceptions: bank.evidence.misconceptions.filter((one) => betrayed.has(one.id)),
  });
}

/** Measured on this bank: parsing JSON starts in about 60 % of an object literal's time and costs 1 % more bytes after gzip. */
function exportData(name: string, data: object): string {
  return `export const ${name} = /* #__PURE__ */ JSON.parse(${JSON.stringify(JSON.stringify(data))});`;
}

function describe(problems: readonly Problem[]): string {
  return [
    `The question bank has ${count(problems.length, 'error')}.`,
    ...problems.map(formatProblem),
  ].join('\n\n');
}

function pathInRoot(root: string, file: string): string {
  return relative(root, file).replaceAll('\\', '/');
}
