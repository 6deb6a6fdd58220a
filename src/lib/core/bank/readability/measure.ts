/** The reading grade of everything a learner reads in the middle of a quiz: questions and reasons. */
import type { BankDraft, Entry, QuestionText } from '../draft/draft.ts';
import type { Path } from '../problem.ts';
import { median } from '../text.ts';
import { readingGrade, readingWords, sentencesOf } from './grade.ts';

export type TextSort = 'question' | 'reason';

export interface MeasuredText {
  sort: TextSort;
  place: Entry<unknown>;
  path: Path;
  text: string;
  /** United States school grade. */
  grade: number;
}

export interface GradeSpread {
  sort: TextSort;
  texts: number;
  median: number;
  /** Ninety-five of a hundred texts are at most this hard. */
  p95: number;
  greatest: number;
}

/** The rule and the report ask for the same texts. */
const textsMeasured = new WeakMap<BankDraft, MeasuredText[]>();

/** Grades every stem and every `why`, of answers and of facts. */
export function measureTexts(draft: BankDraft): MeasuredText[] {
  const measured = textsMeasured.get(draft) ?? measure(draft);
  textsMeasured.set(draft, measured);
  return measured;
}

function measure(draft: BankDraft): MeasuredText[] {
  const texts = [
    ...draft.questions.flatMap((place) =>
      textsOf(place.value).map((found) => ({ ...found, place })),
    ),
    ...draft.facts.map((place) => ({
      sort: 'reason' as const,
      path: ['why'],
      text: place.value.why,
      place,
    })),
  ];
  const isKnown = knownWords(
    draft,
    texts.map(({ text }) => text),
  );
  return texts.flatMap(({ sort, path, text, place }) => {
    const grade = readingGrade(text.replace('____', 'word'), isKnown);
    return grade === null ? [] : [{ sort, path, text, place, grade }];
  });
}

/** Median, 95th percentile (nearest rank) and maximum for questions and for reasons; empty sorts are left out. */
export function gradeSpreads(texts: readonly MeasuredText[]): GradeSpread[] {
  return (['question', 'reason'] as const).flatMap((sort) => {
    const grades = texts
      .filter((one) => one.sort === sort)
      .map(({ grade }) => grade)
      .sort((a, b) => a - b);
    const p95 = grades[Math.ceil(grades.length * 0.95) - 1];
    const greatest = grades.at(-1);
    if (p95 === undefined || greatest === undefined) return [];
    return [{ sort, texts: grades.length, median: median(grades), p95, greatest }];
  });
}

/**
 * Words that no writer of this bank can avoid: names (words that stand with a capital inside a sentence and never
 * without one) and the words of the glossary terms and topic titles.
 */
function knownWords(draft: BankDraft, texts: readonly string[]): (word: string) => boolean {
  const capital = new Set<string>();
  const small = new Set<string>();
  for (const sentence of texts.flatMap(sentencesOf))
    readingWords(sentence).forEach((word, position) => {
      if (!/^\p{Lu}/u.test(word)) small.add(word);
      else if (position > 0) capital.add(word);
    });
  const taught = new Set(
    [
      ...draft.facts.flatMap(({ value }) => (value.terms ?? []).map(({ en }) => en)),
      ...draft.topics.map(({ value }) => value.title),
    ]
      .flatMap(readingWords)
      .map((word) => word.toLowerCase()),
  );
  return (word) =>
    taught.has(word.toLowerCase()) || (capital.has(word) && !small.has(word.toLowerCase()));
}

function textsOf(question: QuestionText): { sort: TextSort; path: Path; text: string }[] {
  const reason = (path: Path, text: string) => ({ sort: 'reason' as const, path, text });
  const list = (name: string, entries: readonly { why: string }[]) =>
    entries.map(({ why }, position) => reason([name, position, 'why'], why));
  const stem = { sort: 'question' as const, path: ['stem'], text: question.stem };
  switch (question.kind) {
    case 'choice':
      return [
        stem,
        reason(['key', 'why'], question.key.why),
        ...list('distractors', question.distractors),
      ];
    case 'multiple':
      return [stem, ...list('keys', question.keys), ...list('distractors', question.distractors)];
    case 'typed':
    case 'cloze':
    case 'number':
      return [stem, reason(['why'], question.why), ...list('wrong', question.wrong ?? [])];
  }
}
