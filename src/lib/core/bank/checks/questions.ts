import type { Entry, QuestionText } from '../draft/draft.ts';
import type { Path } from '../problem.ts';
import { finding, type Finding, type Rule } from '../rule.ts';
import { containsWords, normalizeText } from '../text.ts';

type Kind = QuestionText['kind'];
type OfKind<K extends Kind> = Extract<QuestionText, { kind: K }>;

/** A question stands in the folder of a fact it asks. */
export const ownFact: Rule = {
  id: 'own-fact',
  severity: 'error',
  remedy: "List a fact of this topic, or move the question to the other topic's folder.",
  check: (draft) =>
    draft.questions.flatMap((question) => {
      const topics = question.value.facts.map((id) => draft.known.fact.get(id)?.folder);
      // An unknown fact is reported elsewhere and may well be of this topic.
      return topics.includes(undefined) || topics.includes(question.folder)
        ? []
        : [finding(question, ['facts'], `No fact of the topic "${question.folder}" is asked.`)];
    }),
};

/** Two options that read alike cannot be told apart; a distractor that equals a key is right. */
export const distinctOptions: Rule = {
  id: 'distinct-options',
  severity: 'error',
  remedy: 'Rewrite or remove one of the two.',
  check: (draft) =>
    draft.questions.flatMap((question) => {
      const options = optionsOf(question.value);
      return options.flatMap((option, position) => {
        const earlier = options
          .slice(0, position)
          .find((other) => readsAlike(other.text, option.text));
        if (earlier === undefined) return [];
        const what =
          earlier.isKey && !option.isKey
            ? 'The distractor says the same as the key'
            : 'The option is there twice';
        return [finding(question, option.path, `${what}: "${option.text}".`)];
      });
    }),
};

/** No typed text is both right and wrong, and none is listed twice. */
export const distinctAnswers: Rule = {
  id: 'distinct-answers',
  severity: 'error',
  remedy: 'Keep each text once, under `answer`, `accept` or `wrong`.',
  check: (draft) =>
    [...entriesOf(draft.questions, 'typed'), ...entriesOf(draft.questions, 'cloze')].flatMap(
      (question) => {
        const { answer, accept = [], wrong = [] } = question.value;
        const texts: { text: string; path: Path }[] = [
          { text: answer, path: ['answer'] },
          ...accept.map((text, position) => ({ text, path: ['accept', position] })),
          ...wrong.map(({ text }, position) => ({ text, path: ['wrong', position, 'text'] })),
        ];
        return texts.flatMap(({ text, path }, position) => {
          const earlier = texts.slice(0, position).find((other) => isTypedAlike(other.text, text));
          if (earlier === undefined) return [];
          const message =
            path[0] === 'wrong' && earlier.path[0] !== 'wrong'
              ? `"${text}" is listed as wrong but is also right.`
              : `"${text}" is listed twice; case and accents do not count.`;
          return [finding(question, path, message)];
        });
      },
    ),
};

/** The stem must not contain what is to be typed. */
export const stemKeepsAnswer: Rule = {
  id: 'stem-keeps-answer',
  severity: 'error',
  remedy: 'Ask without the words of the answer.',
  check: (draft) =>
    [...entriesOf(draft.questions, 'typed'), ...entriesOf(draft.questions, 'cloze')]
      .filter(({ value }) => containsWords(value.stem, value.answer))
      .map((question) =>
        finding(question, ['stem'], `The stem contains the answer "${question.value.answer}".`),
      ),
};

const wholeUnits = new Set(['year', 'days', 'firms']);
const greatestYearTolerance = 5;
/** Beyond a quarter of the value, an answer is no longer knowledge of it; one percentage point is always rounding. */
const greatestShare = 0.25;
const greatestPointTolerance = 1;

/** The tolerance forgives rounding, not ignorance; a wrong number lies outside it. */
export const saneNumber: Rule = {
  id: 'sane-number',
  severity: 'error',
  remedy: `Keep the tolerance within ${greatestYearTolerance} years, a quarter of the value or one percentage point, and wrong values outside it.`,
  check: (draft) =>
    entriesOf(draft.questions, 'number').flatMap((question): Finding[] => {
      const { value, unit, tolerance, wrong = [] } = question.value;
      const share = Math.abs(value) * greatestShare;
      const greatest =
        unit === 'year'
          ? greatestYearTolerance
          : unit === 'percent'
            ? Math.max(share, greatestPointTolerance)
            : share;
      return [
        ...(wholeUnits.has(unit) && !Number.isInteger(value)
          ? [finding(question, ['value'], `${value} is not a whole number of the unit "${unit}".`)]
          : []),
        ...(unit === 'year' && (value < 1900 || value > 2100)
          ? [finding(question, ['value'], `${value} is hardly a year of this story.`)]
          : []),
        ...(tolerance > greatest
          ? [
              finding(
                question,
                ['tolerance'],
                `A tolerance of ${tolerance} is more than ${greatest}.`,
              ),
            ]
          : []),
        ...wrong.flatMap((entry, position) => {
          const path = ['wrong', position, 'value'];
          if (Math.abs(entry.value - value) <= tolerance)
            return [
              finding(question, path, `${entry.value} is listed as wrong but counts as right.`),
            ];
          return wrong.slice(0, position).some((other) => other.value === entry.value)
            ? [finding(question, path, `${entry.value} is listed twice.`)]
            : [];
        }),
      ];
    }),
};

interface Option {
  text: string;
  why: string;
  isKey: boolean;
  path: Path;
}

/** Keys first, then distractors; empty for questions without options. */
export function optionsOf(question: QuestionText): Option[] {
  if (question.kind !== 'choice' && question.kind !== 'multiple') return [];
  const keys: Option[] =
    question.kind === 'choice'
      ? [{ ...question.key, isKey: true, path: ['key', 'text'] }]
      : question.keys.map((key, position) => ({
          ...key,
          isKey: true,
          path: ['keys', position, 'text'],
        }));
  const distractors = question.distractors.map(({ text, why }, position) => ({
    text,
    why,
    isKey: false,
    path: ['distractors', position, 'text'],
  }));
  return [...keys, ...distractors];
}

/** The questions of one kind, typed as such. */
export function entriesOf<K extends Kind>(
  questions: readonly Entry<QuestionText>[],
  kind: K,
): Entry<OfKind<K>>[] {
  const isOfKind = (entry: Entry<QuestionText>): entry is Entry<OfKind<K>> =>
    entry.value.kind === kind;
  return questions.filter(isOfKind);
}

function readsAlike(a: string, b: string): boolean {
  // A text of symbols alone has no words; then the text itself counts.
  return (normalizeText(a) || a) === (normalizeText(b) || b);
}

/** Stricter than for options: a learner types one spelling, and a writer may list hyphens and apostrophes on purpose. */
function isTypedAlike(a: string, b: string): boolean {
  const typed = (text: string) =>
    text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
  return typed(a) === typed(b);
}
