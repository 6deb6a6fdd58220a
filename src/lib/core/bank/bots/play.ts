/** Lets the bots answer and counts what they get for nothing. */
import type { BankDraft } from '../draft/draft.ts';
import { bots, type Bot } from './bots.ts';
import { botItems, learnBank, type BotItem, type BotKnowledge } from './item.ts';

/** How a bot did on one sort of question. Shares are between 0 and 1. */
export interface BotScore {
  bot: string;
  takes: string;
  questions: number;
  /** Mean expected score. */
  score: number;
  /** Mean score of blind guessing. */
  chance: number;
  /** `score − chance`, and its 95 % interval. */
  excess: number;
  low: number;
  high: number;
}

export interface BotRun extends BotScore {
  /** Expected score less chance of each question, in the order given. */
  answers: { item: BotItem; excess: number }[];
}

/** Two-sided 95 % of the normal distribution. */
const z95 = 1.959964;
/** Differences in attraction below this are rounding, not preference. */
const epsilon = 1e-9;

interface BotRuns {
  choice: BotRun[];
  multiple: BotRun[];
}

/** The rule and the report ask for the same runs. */
const runsOf = new WeakMap<BankDraft, BotRuns>();

/** Every bot on the choice questions and, apart from them, on the multiple ones. */
export function playBots(draft: BankDraft): BotRuns {
  const known = runsOf.get(draft);
  if (known !== undefined) return known;
  const { choice, multiple } = botItems(draft);
  const knowledge = learnBank([...choice, ...multiple]);
  const playAll = (items: readonly BotItem[]) => bots.map((bot) => play(bot, items, knowledge));
  const runs = { choice: playAll(choice), multiple: playAll(multiple) };
  runsOf.set(draft, runs);
  return runs;
}

/**
 * One bot on questions of one sort. The interval is that of a mean of independent values, mean ± 1.96 · s/√n with the
 * sample's standard deviation s of the questions' excesses (NIST/SEMATECH e-Handbook 1.3.5.2, normal for t):
 * scores are fractions where options tie and chances differ, so an interval for proportions does not apply.
 */
export function play(bot: Bot, items: readonly BotItem[], knowledge: BotKnowledge): BotRun {
  const answers = items.map((item) => ({
    item,
    excess: expectedScore(bot, item, knowledge) - chanceOf(item),
  }));
  const chance = mean(items.map(chanceOf));
  const excess = mean(answers.map((answer) => answer.excess));
  const squares = answers.reduce((sum, answer) => sum + (answer.excess - excess) ** 2, 0);
  const count = answers.length;
  const reach = count < 2 ? 1 : z95 * Math.sqrt(squares / (count - 1) / count);
  return {
    bot: bot.id,
    takes: bot.takes,
    questions: count,
    score: chance + excess,
    chance,
    excess,
    low: excess - reach,
    high: excess + reach,
    answers,
  };
}

/**
 * The share of the right options that the bot is expected to take when it takes as many as are right.
 * Options that attract it alike share the places that are left.
 */
export function expectedScore(bot: Bot, item: BotItem, knowledge: BotKnowledge): number {
  const attraction = bot.attraction(item, knowledge);
  const places = item.options.filter(({ isKey }) => isKey).length;
  const probability = attraction.map((own) => {
    const better = attraction.filter((other) => other > own + epsilon).length;
    const equal = attraction.filter((other) => Math.abs(other - own) <= epsilon).length;
    return Math.min(1, Math.max(0, (places - better) / equal));
  });
  const taken = probability.filter((_, position) => item.options[position]?.isKey === true);
  return taken.reduce((sum, chance) => sum + chance, 0) / places;
}

/** Share of the right options that blind guessing takes. */
function chanceOf({ options }: BotItem): number {
  return options.filter(({ isKey }) => isKey).length / options.length;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}
