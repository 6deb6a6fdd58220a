/** Over the whole bank: what it calls right is graded right, and what it calls wrong is wrong for the reason it gives. */
import { describe, expect, it } from 'vitest';
import type { NumberQuestion, Question, TextQuestion } from '#lib/core/bank/types.ts';
import { gradeAnswer, type Verdict } from '#lib/core/grading/grade-answer.ts';
import type { Given } from '#lib/core/progress/events.ts';
import { bank } from '../bank.ts';

const { index, topics } = bank();
const context = { knownTerms: index.knownTerms };
const questions = topics.flatMap((topic) => topic.questions);
const grade = (question: Question, given: Given): Verdict => gradeAnswer(question, given, context);
const typing = (question: Question, text: string) => grade(question, { kind: 'text', text });

/** What is not graded as the bank says, in words; a list of all of them says more than the first. */
type Misgraded = string[];
const unless = (holds: boolean, question: Question, given: string): Misgraded =>
  holds ? [] : [`${question.id}: ${given}`];

function isRight(verdict: Verdict): boolean {
  return verdict.outcome === 'right' && verdict.score === 1;
}
function isWrongFor(verdict: Verdict, listed: { why: string; misconception?: string }): boolean {
  return (
    verdict.outcome === 'wrong' &&
    verdict.score === 0 &&
    verdict.matchedWrong?.why === listed.why &&
    verdict.misconceptions.join() === (listed.misconception ?? '')
  );
}

const ofKind = <K extends Question['kind']>(...kinds: K[]) =>
  questions.filter((question): question is Extract<Question, { kind: K }> =>
    kinds.some((kind) => kind === question.kind),
  );

/** Thousands of answers on a busy machine; the limit only stops a hang. */
const allAnswersTimeoutMs = 60_000;

describe('the bank is graded as it says', { timeout: allAnswersTimeoutMs }, () => {
  it('choices: the key is right, each distractor wrong for its own reason', () => {
    const choices = ofKind('choice');
    expect(choices.length).toBeGreaterThan(100);
    expect(
      choices.flatMap((question) =>
        question.options.flatMap((option, position) => {
          const verdict = grade(question, { kind: 'choice', option: position });
          return unless(
            option.isKey ? isRight(verdict) : isWrongFor(verdict, option),
            question,
            option.text,
          );
        }),
      ),
    ).toEqual([]);
  });

  it('several of many: all keys are right, each of them alone is part, each distractor alone is wrong', () => {
    const multiples = ofKind('multiple');
    expect(multiples.length).toBeGreaterThan(20);
    expect(
      multiples.flatMap((question) => {
        const keys = [...question.options.keys()].filter(
          (position) => question.options[position]?.isKey === true,
        );
        return [
          ...unless(isRight(grade(question, { kind: 'multiple', options: keys })), question, 'all'),
          ...question.options.flatMap((option, position) => {
            const { outcome } = grade(question, { kind: 'multiple', options: [position] });
            return unless(outcome === (option.isKey ? 'partly' : 'wrong'), question, option.text);
          }),
        ];
      }),
    ).toEqual([]);
  });

  it('words: answer and accepted texts are right without a note', () => {
    const typed = ofKind('typed', 'cloze');
    expect(typed.length).toBeGreaterThan(100);
    expect(typed.flatMap(misgradedRight)).toEqual([]);
  });

  it('words: each listed wrong text is wrong for its own reason', () => {
    expect(ofKind('typed', 'cloze').flatMap(misgradedWrong)).toEqual([]);
  });

  it('numbers: the value and both ends of the tolerance are right', () => {
    const numbers = ofKind('number');
    expect(numbers.length).toBeGreaterThan(50);
    expect(numbers.flatMap(misgradedValues)).toEqual([]);
  });

  it('numbers: each listed wrong number is wrong for its own reason', () => {
    expect(
      ofKind('number').flatMap((question) =>
        question.wrong.flatMap((listed) =>
          unless(
            isWrongFor(typing(question, String(listed.value)), listed),
            question,
            String(listed.value),
          ),
        ),
      ),
    ).toEqual([]);
  });
});

function misgradedRight(question: TextQuestion): Misgraded {
  return [question.answer, ...question.accept].flatMap((text) => {
    const verdict = typing(question, text);
    return unless(isRight(verdict) && verdict.note === null, question, text);
  });
}

function misgradedWrong(question: TextQuestion): Misgraded {
  return question.wrong.flatMap((listed) =>
    unless(isWrongFor(typing(question, listed.text), listed), question, listed.text),
  );
}

function misgradedValues(question: NumberQuestion): Misgraded {
  const { value, tolerance } = question;
  // Decimal, as a learner types: 33.3 + 0.1 is not exactly 33.4 in binary.
  return [value, value - tolerance, value + tolerance]
    .map((number) => String(Number(number.toFixed(6))))
    .flatMap((text) => unless(isRight(typing(question, text)), question, text));
}
