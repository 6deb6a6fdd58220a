import type { BankDraft } from '../draft/draft.ts';
import { finding, type Rule } from '../rule.ts';
import { containsWords, count } from '../text.ts';

/** A fact is reviewed in forms that vary, so it needs two questions of different kinds beside its flashcard. */
export const twoForms: Rule = {
  id: 'two-forms',
  severity: 'error',
  remedy: 'Write questions of at least two kinds that list the fact under `facts`.',
  check(draft) {
    const forms = formsByFact(draft);
    return draft.facts.flatMap((fact) => {
      // A topic without any question is one problem, not one for each fact.
      if (!draft.folders.get(fact.folder)?.has('question')) return [];
      const asking = forms.get(fact.id) ?? [];
      const kinds = new Set(asking);
      if (kinds.size >= 2) return [];
      const found =
        kinds.size === 0
          ? 'is asked by no question'
          : `is asked by ${count(asking.length, 'question')}, all of the kind "${[...kinds].join()}"`;
      return [finding(fact, ['id'], `The fact "${fact.id}" ${found}.`)];
    });
  },
};

/** Kinds of the questions that ask each fact, broken questions included. */
function formsByFact(draft: BankDraft): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  const add = (fact: string, kind: string) => forms.set(fact, [...(forms.get(fact) ?? []), kind]);
  for (const { value } of draft.questions) for (const fact of value.facts) add(fact, value.kind);
  for (const { facts, questionKind } of draft.broken)
    for (const fact of facts) if (questionKind !== null) add(fact, questionKind);
  return forms;
}

/** What is disputed or has changed says so in words. */
export const statusNote: Rule = {
  id: 'status-note',
  severity: 'error',
  remedy: 'Add `statusNote`: who says what, or what was true before.',
  check: (draft) =>
    draft.facts
      .filter(({ value }) => value.status !== 'settled' && value.statusNote === undefined)
      .map((fact) =>
        finding(fact, ['status'], `The fact is ${fact.value.status} but has no statusNote.`),
      ),
};

/** An encyclopedia alone is thin evidence. */
export const firmSource: Rule = {
  id: 'firm-source',
  severity: 'warning',
  remedy: 'Add a filing, regulator, company, press or research source.',
  check(draft) {
    const kinds = new Map(draft.sources.map(({ id, value }) => [id, value.kind]));
    return draft.facts
      .filter(({ value }) => value.sources.every((id) => kinds.get(id) === 'encyclopedia'))
      .map((fact) => finding(fact, ['sources'], 'Every source of the fact is an encyclopedia.'));
  },
};

/** Looking again makes sense only after the date to which the fact is known to hold. */
export const recheckLater: Rule = {
  id: 'recheck-later',
  severity: 'error',
  remedy: 'Set `recheckAfter` to a date after `asOf`.',
  check: (draft) =>
    draft.facts
      // Partial dates of ISO 8601 compare as text.
      .filter(({ value }) => value.recheckAfter !== undefined && value.recheckAfter <= value.asOf)
      .map((fact) =>
        finding(fact, ['recheckAfter'], 'The date to look again is not after `asOf`.'),
      ),
};

/** The front of the flashcard must not show its back. */
export const promptKeepsAnswer: Rule = {
  id: 'prompt-keeps-answer',
  severity: 'warning',
  remedy: 'Ask without the words of the answer.',
  check: (draft) =>
    draft.facts
      .filter(({ value }) => containsWords(value.prompt, value.answer))
      .map((fact) =>
        finding(fact, ['prompt'], `The prompt contains the answer "${fact.value.answer}".`),
      ),
};
