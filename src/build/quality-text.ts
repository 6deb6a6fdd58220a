/** The end of `npm run bank`: what the checks found, as tables for a terminal. */
import type { BotRun, BotScore } from '#lib/core/bank/bots/play.ts';
import type { BankQuality } from '#lib/core/bank/report/quality.ts';
import { count } from '#lib/core/bank/text.ts';

/** Counts, rules, bots, reading and dates. `today` is `YYYY-MM-DD`. */
export function formatQuality(quality: BankQuality, today: string): string {
  return [
    formatCounts(quality),
    formatRules(quality),
    formatBots(quality),
    formatReadability(quality),
    formatRechecks(quality, today),
  ].join('\n\n');
}

/** For each bot that earns anything, the questions that it gets right for nothing, by topic. */
export function formatGiveaways(runs: readonly BotRun[], kind: string): string {
  return runs
    .filter(({ excess }) => excess > 0)
    .map(({ bot, takes, excess, answers }) => {
      const won = answers.filter((answer) => answer.excess > 0);
      const topics = [...new Set(won.map(({ item }) => item.topic))];
      return [
        `${bot}: taking ${takes} earns ${points(excess)} points above chance in ${kind} questions; it is right in`,
        ...topics.map((topic) => {
          const ids = won.filter(({ item }) => item.topic === topic).map(({ item }) => item.id);
          return `  ${topic} (${ids.length}): ${ids.join(', ')}`;
        }),
      ].join('\n');
    })
    .join('\n\n');
}

function formatCounts({ counts }: BankQuality): string {
  const rows = Object.entries(counts.byTopic).map(([topic, { facts, questions }]) => [
    topic,
    String(facts),
    String(questions),
  ]);
  const list = (numbers: Record<string, number>) =>
    Object.entries(numbers)
      .map(([name, number]) => `${name} ${number}`)
      .join(', ');
  return [
    'What there is',
    table(
      ['topic', 'facts', 'questions'],
      [...rows, ['all', String(counts.facts), String(counts.questions)]],
    ),
    `kinds: ${list(counts.byKind)}`,
    `asks: ${list(counts.byAsks)}`,
    `levels of facts: ${list(counts.byLevel)}`,
    ...wrap(
      `wrong answers that betray each misconception: ${list(counts.byMisconception) || 'none'}`,
    ),
  ].join('\n');
}

function formatRules({ rules }: BankQuality): string {
  const broken = rules.filter(({ found }) => found > 0);
  const kept = rules.filter(({ found }) => found === 0).map(({ id }) => id);
  return [
    `Rules: ${count(rules.length, 'rule')}, ${broken.length} broken`,
    ...broken.map(({ id, severity, found }) => `  ${id}: ${count(found, severity)}`),
    ...wrap(`kept: ${kept.join(', ')}`),
  ].join('\n');
}

function formatBots({ bots }: BankQuality): string {
  const rows = (scores: readonly BotScore[]) =>
    scores.map(({ bot, score, chance, excess, low, high }) => [
      bot,
      `${points(score)} %`,
      `${points(chance)} %`,
      signed(excess),
      `${signed(low)} to ${signed(high)}`,
    ]);
  const heads = ['bot', 'score', 'chance', 'above', '95 % interval'];
  const number = (scores: readonly BotScore[]) => scores[0]?.questions ?? 0;
  return [
    `Bots that know nothing: at most ${bots.greatestExcess * 100} points above chance`,
    `choice, ${count(number(bots.choice), 'question')}`,
    table(heads, rows(bots.choice)),
    `multiple, ${count(number(bots.multiple), 'question')} (the bot is told how many are right)`,
    table(heads, rows(bots.multiple)),
  ].join('\n');
}

function formatReadability({ readability }: BankQuality): string {
  return [
    `Reading: school grade, at most ${readability.greatestGrade}; names count as plain words`,
    table(
      ['texts', 'number', 'median', '95 of 100', 'hardest'],
      readability.spreads.map(({ sort, texts, median, p95, greatest }) => [
        `${sort}s`,
        String(texts),
        median.toFixed(1),
        p95.toFixed(1),
        greatest.toFixed(1),
      ]),
    ),
  ].join('\n');
}

function formatRechecks({ rechecks }: BankQuality, today: string): string {
  const sum = (some: BankQuality['rechecks']) =>
    some.reduce((total, { facts }) => total + facts, 0);
  const due = rechecks.filter(({ from }) => from <= today);
  return [
    `Facts that can go out of date: ${sum(rechecks)}, due for rechecking: ${sum(due)}`,
    ...rechecks.map(({ from, facts }) => `  from ${from}: ${count(facts, 'fact')}`),
  ].join('\n');
}

/** Columns of equal width; the first to the left, numbers to the right. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, ...rows];
  const widths = heads.map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').length)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  '),
    )
    .map((line) => `  ${line}`)
    .join('\n');
}

const lineWidth = 100;

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = ' ';
  for (const word of text.split(' ')) {
    if (`${line} ${word}`.length > lineWidth) {
      lines.push(line);
      line = '   ';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}

function points(share: number): string {
  return (share * 100).toFixed(1);
}

function signed(share: number): string {
  return `${share < 0 ? '−' : '+'}${points(Math.abs(share))}`;
}
