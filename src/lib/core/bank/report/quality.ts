/** What the checks found, as one small value without any text of the bank: for the command line and for the page about it. */
import { playBots, type BotRun, type BotScore } from '../bots/play.ts';
import { countBank, type BankCounts } from './counts.ts';
import type { BankDraft } from '../draft/draft.ts';
import { greatestExcess } from '../lint/options/bot.ts';
import { greatestGrade } from '../lint/stems/reading-grade.ts';
import { compareText, type Problem } from '../problem.ts';
import { gradeSpreads, measureTexts, type GradeSpread } from '../readability/measure.ts';
import type { Rule } from '../rule.ts';

export interface RuleResult {
  id: string;
  severity: 'error' | 'warning';
  /** What the writer should do, in one sentence. */
  remedy: string;
  /** How often the rule is broken. */
  found: number;
}

export interface BankQuality {
  counts: BankCounts;
  /** In the order of the tables of rules. Rules that only inform are left out: what they find depends on the day. */
  rules: RuleResult[];
  /** `greatestExcess` is the share above chance from which the rule `bot` stops the build. */
  bots: { greatestExcess: number; choice: BotScore[]; multiple: BotScore[] };
  /** `greatestGrade` is the school grade from which the rule `reading-grade` warns. */
  readability: { greatestGrade: number; spreads: GradeSpread[] };
  /** How many facts are to be looked at again from each date on, earliest first. */
  rechecks: { from: string; facts: number }[];
}

/** Sums up a draft; `problems` is everything that was found in it. Depends on the bank alone, not on the day. */
export function assessBank(
  draft: BankDraft,
  rules: readonly Rule[],
  problems: readonly Problem[],
): BankQuality {
  const { choice, multiple } = playBots(draft);
  return {
    counts: countBank(draft),
    rules: rules.flatMap(({ id, severity, remedy }) =>
      severity === 'information'
        ? []
        : [{ id, severity, remedy, found: problems.filter(({ rule }) => rule === id).length }],
    ),
    bots: { greatestExcess, choice: choice.map(scoreOf), multiple: multiple.map(scoreOf) },
    readability: { greatestGrade, spreads: gradeSpreads(measureTexts(draft)) },
    rechecks: rechecksOf(draft),
  };
}

function scoreOf({ bot, takes, questions, score, chance, excess, low, high }: BotRun): BotScore {
  return { bot, takes, questions, score, chance, excess, low, high };
}

function rechecksOf(draft: BankDraft): BankQuality['rechecks'] {
  const facts = new Map<string, number>();
  for (const { value } of draft.facts)
    if (value.recheckAfter !== undefined)
      facts.set(value.recheckAfter, (facts.get(value.recheckAfter) ?? 0) + 1);
  return [...facts]
    .sort(([a], [b]) => compareText(a, b))
    .map(([from, number]) => ({ from, facts: number }));
}
