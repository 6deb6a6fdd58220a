import type { BankDraft, ConfusableGroup, EntryKind, Place } from '../draft/draft.ts';
import { finding, type Finding, type Rule } from '../rule.ts';
import { listReferences, misconceptionReferences, type Reference } from './places.ts';

/** Everything an entry refers to exists. */
export const knownReferences: Rule = {
  id: 'known-reference',
  severity: 'error',
  remedy: 'Correct the id, or write what it refers to first.',
  check(draft) {
    const unknown = (place: Place, kind: EntryKind, references: readonly Reference[]) =>
      references
        .filter(({ id }) => !draft.known[kind].has(id))
        .map(({ path, id }) => finding(place, path, `There is no ${kind} with the id "${id}".`));
    return [
      ...draft.topics.flatMap((topic) =>
        unknown(topic, 'topic', listReferences('buildsOn', topic.value.buildsOn)),
      ),
      ...draft.misconceptions.flatMap((misconception) => [
        ...unknown(misconception, 'topic', [{ path: ['topic'], id: misconception.value.topic }]),
        // A misconception of a topic nobody has written yet waits with its topic.
        ...(isWritten(draft, misconception.value.topic)
          ? [
              ...unknown(misconception, 'fact', listReferences('facts', misconception.value.facts)),
              ...unknown(
                misconception,
                'question',
                listReferences('contrast', misconception.value.contrast),
              ),
            ]
          : []),
      ]),
      ...[...draft.events, ...draft.periods, ...draft.claims].flatMap((entry) =>
        unknown(entry, 'fact', listReferences('facts', entry.value.facts)),
      ),
      ...draft.claims.flatMap((claim) =>
        'questions' in claim.value
          ? unknown(claim, 'question', listReferences('questions', claim.value.questions))
          : [],
      ),
      ...draft.groups.flatMap((group) => unknown(group, 'fact', memberReferences(group.value))),
      ...draft.facts.flatMap((fact) => [
        ...unknown(fact, 'source', listReferences('sources', fact.value.sources)),
        ...unknown(fact, 'fact', listReferences('confusableWith', fact.value.confusableWith)),
      ]),
      ...draft.questions.flatMap((question) => [
        ...unknown(question, 'fact', listReferences('facts', question.value.facts)),
        ...unknown(question, 'misconception', misconceptionReferences(question.value)),
      ]),
    ];
  },
};

/** What the learner can reach is complete: no question names a misconception whose topic is not in the app yet. */
export const writtenMisconceptions: Rule = {
  id: 'written-misconception',
  severity: 'error',
  remedy: 'Write that topic, or move the misconception to a topic that is written.',
  check: (draft) =>
    draft.questions.flatMap((question) =>
      misconceptionReferences(question.value).flatMap(({ path, id }) => {
        const misconception = draft.misconceptions.find((entry) => entry.id === id);
        if (misconception === undefined || isWritten(draft, misconception.value.topic)) return [];
        const message = `"${id}" belongs to the topic "${misconception.value.topic}", which has no folder yet.`;
        return [finding(question, path, message)];
      }),
    ),
};

/** No list names the same thing twice, and nothing names itself. */
export const cleanReferences: Rule = {
  id: 'clean-reference',
  severity: 'error',
  remedy: 'Remove the superfluous id from the list.',
  check: (draft) => [
    ...draft.topics.flatMap((topic) =>
      superfluous(topic, listReferences('buildsOn', topic.value.buildsOn)),
    ),
    ...draft.misconceptions.flatMap((misconception) => [
      ...superfluous(misconception, listReferences('facts', misconception.value.facts)),
      ...superfluous(misconception, listReferences('contrast', misconception.value.contrast)),
    ]),
    ...[...draft.events, ...draft.periods, ...draft.claims].flatMap((entry) =>
      superfluous(entry, listReferences('facts', entry.value.facts)),
    ),
    ...draft.claims.flatMap((claim) =>
      'questions' in claim.value
        ? superfluous(claim, listReferences('questions', claim.value.questions))
        : [],
    ),
    ...draft.facts.flatMap((fact) => [
      ...superfluous(fact, listReferences('sources', fact.value.sources)),
      ...superfluous(fact, listReferences('confusableWith', fact.value.confusableWith)),
    ]),
    ...draft.questions.flatMap((question) =>
      superfluous(question, listReferences('facts', question.value.facts)),
    ),
  ],
};

/** Facts of a group's members; two members may share one. */
function memberReferences(group: ConfusableGroup): Reference[] {
  return group.members.flatMap((member, position) =>
    listReferences('facts', member.facts).map(({ path, id }) => ({
      path: ['members', position, ...path],
      id,
    })),
  );
}

function superfluous(place: Place, references: readonly Reference[]): Finding[] {
  const seen = new Set<string>();
  return references.flatMap(({ path, id }) => {
    if (id === place.id) return [finding(place, path, `"${id}" refers to itself.`)];
    if (seen.has(id)) return [finding(place, path, `"${id}" is listed twice.`)];
    seen.add(id);
    return [];
  });
}

/** A topic is written when its folder exists. */
export function isWritten(draft: BankDraft, topic: string): boolean {
  return draft.folders.has(topic);
}
