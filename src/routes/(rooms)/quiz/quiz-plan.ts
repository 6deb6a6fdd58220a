import type { Asks, QuestionKind } from '#lib/core/bank/types.ts';
import type { AttemptMode } from '#lib/core/progress/events.ts';
import type { QuizRequest, SelectedQuestion } from '#lib/core/quiz/select.ts';

export type Preset = 'quick' | 'mistakes' | 'misconceptions' | 'topic' | 'exam' | 'own';

/** Kinds as the builder groups them. */
export const kindGroups: { value: string; label: string; kinds: QuestionKind[] }[] = [
  { value: 'recognise', label: 'Choice and several of many', kinds: ['choice', 'multiple'] },
  { value: 'recall', label: 'Typed and cloze', kinds: ['typed', 'cloze'] },
  { value: 'number', label: 'Numbers and years', kinds: ['number'] },
];

export interface OwnQuiz {
  length: number;
  mode: AttemptMode;
  topics: readonly string[];
  kindGroups: readonly string[];
}

export interface QuizPlan {
  title: string;
  mode: AttemptMode;
  request: QuizRequest;
}

/** What a preset asks for. */
export function planOf(
  preset: Preset,
  topic: { id: string; title: string },
  own: OwnQuiz,
): QuizPlan {
  const all = { topics: [], kinds: [] };
  switch (preset) {
    case 'quick':
      return {
        title: 'Quick ten',
        mode: 'practice',
        request: { ...all, length: 10, from: 'mixed' },
      };
    case 'mistakes':
      return {
        title: 'My mistakes',
        mode: 'practice',
        request: { ...all, length: 20, from: 'mistakes' },
      };
    case 'misconceptions':
      return {
        title: 'My misconceptions',
        mode: 'practice',
        request: { ...all, length: 20, from: 'misconceptions' },
      };
    case 'topic':
      return {
        title: topic.title,
        mode: 'practice',
        request: { topics: [topic.id], kinds: [], length: 10, from: 'mixed' },
      };
    case 'exam':
      return { title: 'Mock exam', mode: 'exam', request: { ...all, length: 40, from: 'mixed' } };
    case 'own':
      return {
        title: 'My own quiz',
        mode: own.mode,
        request: {
          topics: own.topics,
          kinds: kindGroups
            .filter(({ value }) => own.kindGroups.includes(value))
            .flatMap(({ kinds }) => kinds),
          length: own.length,
          from: 'mixed',
        },
      };
  }
}

const numbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];
const inWords = (count: number) => numbers[count] ?? String(count);
const sentenceStart = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** 'Ten questions: six on facts that are due, three you got wrong and one that is new.' */
export function describeSelection(selected: readonly SelectedQuestion[]): string {
  if (selected.length === 0) return 'Nothing fits this choice yet.';
  const count = (reason: SelectedQuestion['reason']) =>
    selected.filter((question) => question.reason === reason).length;
  const parts = [
    { count: count('due'), text: 'due' },
    { count: count('mistake'), text: 'you got wrong lately' },
    { count: count('misconception'), text: 'on beliefs you still hold' },
    { count: count('new'), text: 'new' },
    { count: count('known'), text: 'not due yet' },
  ]
    .filter((part) => part.count > 0)
    .map((part) => `${inWords(part.count)} ${part.text}`);
  const list =
    parts.length > 1
      ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
      : (parts[0] ?? '');
  return sentenceStart(
    `${inWords(selected.length)} ${selected.length === 1 ? 'question' : 'questions'}: ${list}.`,
  );
}

const kindNames: Record<QuestionKind, string> = {
  choice: 'choice',
  multiple: 'several of many',
  typed: 'typed',
  cloze: 'cloze',
  number: 'number',
};

/** '4 choice, 2 typed, 1 number.' */
export function describeForms(selected: readonly SelectedQuestion[]): string {
  const parts = Object.entries(kindNames).flatMap(([kind, name]) => {
    const count = selected.filter((question) => question.kind === kind).length;
    return count === 0 ? [] : [`${String(count)} ${name}`];
  });
  return `${parts.join(', ')}.`;
}

export const asksNames: Record<Asks, string> = {
  fact: 'asks the fact',
  'tell-apart': 'tells apart',
  apply: 'applies it',
  reason: 'asks why',
  'find-error': 'finds the error',
};
