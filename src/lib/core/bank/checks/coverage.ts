/** Whether what has to be taught is taught: claims, misconceptions, things mixed up, facts that changed. */
import type { BankDraft, ConfusableGroup, Entry, QuestionText } from '../draft/draft.ts';
import { finding, type Rule } from '../rule.ts';
import { count } from '../text.ts';
import { hasBroken, misconceptionReferences } from './places.ts';
import { isWritten } from './references.ts';

const fewestWrongAnswers = 3;
const fewestToTellApart = 4;

/** A claim that needs correction is corrected by questions about the facts that correct it. */
export const claimCorrected: Rule = {
  id: 'claim-corrected',
  severity: 'error',
  remedy: 'Name a question that asks one of the facts of the claim, or write it.',
  check: (draft) => {
    const questions = new Map(draft.questions.map(({ id, value }) => [id, value]));
    return draft.claims.flatMap((claim) => {
      if (claim.value.verdict !== 'imprecise' && claim.value.verdict !== 'wrong') return [];
      const { facts, questions: named } = claim.value;
      return named.flatMap((id, position) => {
        // An unknown question is reported elsewhere.
        const question = questions.get(id);
        return question === undefined || question.facts.some((fact) => facts.includes(fact))
          ? []
          : [finding(claim, ['questions', position], `"${id}" asks no fact of the claim.`)];
      });
    });
  },
};

/** A misconception shows only if wrong answers offer it. */
export const misconceptionHit: Rule = {
  id: 'misconception-hit',
  severity: 'error',
  remedy: `Name it under at least ${fewestWrongAnswers} wrong answers that betray it.`,
  check: (draft) => {
    // The missing one may stand in a question that could not be read.
    if (hasBroken(draft, 'question')) return [];
    const betrayed = draft.questions.flatMap(({ value }) => misconceptionReferences(value));
    return draft.misconceptions
      .filter(({ value }) => isWritten(draft, value.topic))
      .map((entry) => ({ entry, hits: betrayed.filter(({ id }) => id === entry.id).length }))
      .filter(({ hits }) => hits < fewestWrongAnswers)
      .map(({ entry, hits }) =>
        finding(entry, ['id'], `It is betrayed by ${count(hits, 'wrong answer')}.`),
      );
  },
};

/** Two questions side by side show what a misconception mixes up, because their right answers differ. */
export const contrastPair: Rule = {
  id: 'contrast-pair',
  severity: 'error',
  remedy:
    'Name two questions about the misconception (they ask a fact of it, or a wrong answer betrays it) with different right answers.',
  check: (draft) => {
    const questions = new Map(draft.questions.map(({ id, value }) => [id, value]));
    return draft.misconceptions.flatMap((entry) => {
      const { id, facts, contrast } = entry.value;
      const concerns = (question: QuestionText) =>
        question.facts.some((fact) => facts.includes(fact)) ||
        misconceptionReferences(question).some((reference) => reference.id === id);
      const astray = contrast.flatMap((name, position) => {
        const question = questions.get(name);
        return question === undefined || concerns(question)
          ? []
          : [finding(entry, ['contrast', position], `"${name}" does not concern it.`)];
      });
      const [first, second] = contrast.map((name) => questions.get(name));
      const isFlat =
        first !== undefined && second !== undefined && rightAnswer(first) === rightAnswer(second);
      return isFlat
        ? [...astray, finding(entry, ['contrast'], 'Both questions have the same right answer.')]
        : astray;
    });
  },
};

/** A group of things that are mixed up has questions that tell them apart. */
export const groupToldApart: Rule = {
  id: 'group-told-apart',
  severity: 'error',
  remedy: `Write questions with \`asks: tell-apart\` that ask facts of this group alone, at least ${fewestToTellApart}.`,
  check: (draft) => {
    if (hasBroken(draft, 'question')) return [];
    return draft.groups
      .map((entry) => ({ entry, telling: tellingApart(draft, entry.value).length }))
      .filter(({ telling }) => telling < fewestToTellApart)
      .map(({ entry, telling }) =>
        finding(entry, ['id'], `${count(telling, 'question')} tell its members apart.`),
      );
  },
};

/** What has changed is asked with its time, since without one there are two right answers. */
export const changedIsDated: Rule = {
  id: 'changed-is-dated',
  severity: 'error',
  remedy: 'Write a question that asks for the year, or that says in its stem which year is meant.',
  check: (draft) => {
    if (hasBroken(draft, 'question')) return [];
    const dated = new Set(
      draft.questions.filter(({ value }) => isDated(value)).flatMap(({ value }) => value.facts),
    );
    return draft.facts
      .filter(({ id, value }) => value.status === 'changed' && !dated.has(id))
      .map((fact) =>
        finding(fact, ['status'], 'It has changed, but no question names or asks a year.'),
      );
  },
};

function isDated(question: QuestionText): boolean {
  return (
    (question.kind === 'number' && question.unit === 'year') ||
    /\b(19|20)\d\d\b/.test(question.stem)
  );
}

/** Questions that ask to tell apart, and ask nothing but facts of the group. */
export function tellingApart(draft: BankDraft, group: ConfusableGroup): Entry<QuestionText>[] {
  const facts = new Set(group.members.flatMap((member) => member.facts));
  return draft.questions.filter(
    ({ value }) => value.asks === 'tell-apart' && value.facts.every((fact) => facts.has(fact)),
  );
}

/** The right answer in words, for people and for comparison. */
export function rightAnswer(question: QuestionText): string {
  switch (question.kind) {
    case 'choice':
      return question.key.text;
    case 'multiple':
      return question.keys.map(({ text }) => text).join('; ');
    case 'typed':
    case 'cloze':
      return question.answer;
    case 'number':
      return question.unit === 'year' ? `${question.value}` : `${question.value} ${question.unit}`;
  }
}
