import { playBots, type BotRun } from '../../bots/play.ts';
import { fileFinding, type Rule } from '../../rule.ts';

/** Fewer questions say little about a share. */
const fewestQuestions = 50;
/** How far above chance a bot may be; arXiv 2602.17377 found 9 points in published banks. */
export const greatestExcess = 0.05;
const topicsNamed = 3;

/** Over the whole bank, choosing by form alone must not pay. */
export const bot: Rule = {
  id: 'bot',
  severity: 'error',
  remedy:
    'Make keys and distractors alike in length, words and precision, first in the topics named; `npm run bank -- --bots` lists the questions.',
  check(draft) {
    const { choice, multiple } = playBots(draft);
    return [
      ...choice.filter(isTooGood).map((run) => fileFinding('questions', describe(run, 'choice'))),
      ...multiple
        .filter(isTooGood)
        .map((run) => fileFinding('questions', describe(run, 'multiple'))),
    ];
  },
};

function isTooGood({ questions, excess }: BotRun): boolean {
  return questions >= fewestQuestions && excess > greatestExcess;
}

function describe(run: BotRun, kind: string): string {
  const points = (share: number) => (share * 100).toFixed(1);
  return [
    `Taking ${run.takes} earns ${points(run.score)} % of ${run.questions} ${kind} questions,`,
    `${points(run.excess)} points above chance (95 % interval ${points(run.low)} to ${points(run.high)});`,
    `at most ${greatestExcess * 100} are fair. Most of it comes from ${topTopics(run).join(', ')}.`,
  ].join(' ');
}

/** The topics that give the bot the most, greatest first. */
function topTopics({ answers }: BotRun): string[] {
  const byTopic = new Map<string, number>();
  for (const { item, excess } of answers)
    byTopic.set(item.topic, (byTopic.get(item.topic) ?? 0) + excess);
  return [...byTopic]
    .sort(([, a], [, b]) => b - a)
    .slice(0, topicsNamed)
    .map(([topic]) => topic);
}
