/** One door to grading: from a question and what was given to a verdict. */
import type { MultipleQuestion, Option, Question } from '#lib/core/bank/types.ts';
import type { Given } from '#lib/core/progress/events.ts';
import { gradeNumber } from './number.ts';
import { gradeText } from './text.ts';
import { right, wrongAsListed, type Verdict } from './verdict.ts';

export type { Verdict };

export interface GradingContext {
  /** Answers of all typed and cloze questions: a near miss that is one of these is another thing, not a slip. */
  knownTerms: readonly string[];
}

/**
 * Grades an answer.
 *
 * @throws when the answer is not of the question's kind or names an option that is not there
 */
export function gradeAnswer(question: Question, given: Given, context: GradingContext): Verdict {
  switch (question.kind) {
    case 'choice':
      if (given.kind === 'choice') return gradeChoice(optionAt(question, given.option));
      break;
    case 'multiple':
      if (given.kind === 'multiple') return gradeMultiple(question, given.options);
      break;
    case 'typed':
    case 'cloze':
      if (given.kind === 'text') return gradeText(question, given.text, context.knownTerms);
      break;
    case 'number':
      if (given.kind === 'text') return gradeNumber(question, given.text);
      break;
  }
  throw new Error(`Inconsistent: ${given.kind} given to ${question.kind} question ${question.id}`);
}

/** Whether something was given that can be graded: nothing chosen and blank text are no answer. */
export function isAnswerable(question: Question, given: Given): boolean {
  switch (given.kind) {
    case 'choice':
      return question.kind === 'choice' && given.option in question.options;
    case 'multiple':
      return (
        question.kind === 'multiple' &&
        given.options.length > 0 &&
        given.options.every((option) => option in question.options)
      );
    case 'text':
      return (
        (question.kind === 'typed' || question.kind === 'cloze' || question.kind === 'number') &&
        given.text.trim() !== ''
      );
    case 'recall':
      return false;
  }
}

function gradeChoice(option: Option): Verdict {
  return option.isKey ? right(null) : wrongAsListed(option, null);
}

/**
 * Plus/minus scoring: (keys chosen − distractors chosen) ÷ keys, at least 0. It is how the Next Generation
 * NCLEX scores "select all that apply" (National Council of State Boards of Nursing): choosing
 * everything earns nothing when distractors are as many as keys, and half the truth earns half.
 */
function gradeMultiple(question: MultipleQuestion, chosen: readonly number[]): Verdict {
  const positions = [...new Set(chosen)].sort((a, b) => a - b);
  const options = positions.map((position) => optionAt(question, position));
  const distractors = options.filter(({ isKey }) => !isKey);
  const keys = question.options.filter(({ isKey }) => isKey).length;
  const score = Math.max(0, (options.length - 2 * distractors.length) / keys);
  return {
    score,
    outcome: score === 1 ? 'right' : score === 0 ? 'wrong' : 'partly',
    note: null,
    matchedWrong: null,
    misconceptions: [...new Set(distractors.flatMap(({ misconception }) => misconception ?? []))],
  };
}

function optionAt(question: Question & { options: Option[] }, position: number): Option {
  const option = question.options[position];
  if (option === undefined) {
    throw new Error(`Inconsistent: option ${String(position)} given to question ${question.id}`);
  }
  return option;
}
