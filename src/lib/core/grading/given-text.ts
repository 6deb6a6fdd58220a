/** Answers as text, for results and history. */
import type { NumberQuestion, NumberUnit, Question } from '#lib/core/bank/types.ts';
import type { Given } from '#lib/core/progress/events.ts';
import { maximumAnswerLength } from './normalise.ts';
import { scaleOf, unscaledUnit } from './number.ts';
import { parseNumber } from './parse-number.ts';

const numberFormat = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 10 });

/**
 * What was given, in words: "Alibaba Group", "7.1 billion yuan". Several options are separated by "; " in
 * bank order. Options that an edited question no longer has are left out; empty for a flashcard.
 */
export function givenText(question: Question | null, given: Given): string {
  if (given.kind === 'recall') return '';
  if (given.kind === 'text') {
    const text = shortened(given.text.trim());
    return question?.kind === 'number' ? withUnit(question, text) : text;
  }
  if (question === null || !('options' in question)) return '';
  const chosen = given.kind === 'choice' ? [given.option] : given.options;
  return question.options
    .filter((_, position) => chosen.includes(position))
    .map(({ text }) => text)
    .join('; ');
}

/** The right answer in words, in the same form as `givenText`. */
export function keyText(question: Question): string {
  switch (question.kind) {
    case 'choice':
    case 'multiple':
      return question.options
        .filter(({ isKey }) => isKey)
        .map(({ text }) => text)
        .join('; ');
    case 'typed':
    case 'cloze':
      return question.answer;
    case 'number':
      return formatAmount(question.value, question.unit);
  }
}

/** A number with its unit: "2004", "51 %", "7.1 billion yuan". */
export function formatAmount(value: number, unit: NumberUnit): string {
  return unit === 'year' ? String(value) : joinUnit(numberFormat.format(value), unit);
}

/** Adds the unit that was printed beside the input, where the learner wrote a bare number. */
function withUnit(question: NumberQuestion, text: string): string {
  const parsed = parseNumber(text);
  if (parsed === null || parsed.measures.length > 0 || question.unit === 'year') return text;
  // Someone who writes out a scale or all the zeros counts in the unit without its scale.
  const isAbsolute = parsed.scale !== null || Math.abs(parsed.value) >= scaleOf(question.unit);
  return joinUnit(
    text,
    isAbsolute && scaleOf(question.unit) > 1 ? unscaledUnit(question.unit) : question.unit,
  );
}

const joinUnit = (amount: string, unit: string): string =>
  `${amount} ${unit === 'percent' ? '%' : unit}`;

const shortened = (text: string): string =>
  text.length <= maximumAnswerLength ? text : `${text.slice(0, maximumAnswerLength)}…`;
