import { fileFinding, finding, type Rule } from '../rule.ts';

/** Every folder is a topic. The reverse need not hold: a listed topic without a folder is not written yet. */
export const folderIsTopic: Rule = {
  id: 'folder-is-topic',
  severity: 'error',
  remedy: "List the topic in questions/topics.yaml, or correct the folder's name.",
  check: (draft) =>
    [...draft.folders.keys()]
      .filter((folder) => !draft.known.topic.has(folder))
      .map((folder) =>
        fileFinding(`questions/${folder}/facts.yaml`, `There is no topic with the id "${folder}".`),
      ),
};

/** A written topic has facts and questions. */
export const topicIsComplete: Rule = {
  id: 'topic-is-complete',
  severity: 'error',
  remedy: 'Write both files; each holds at least one entry.',
  check: (draft) =>
    [...draft.folders].flatMap(([folder, held]) =>
      (['fact', 'question'] as const)
        .filter(
          (kind) =>
            !held.has(kind) ||
            ![...draft.facts, ...draft.questions, ...draft.broken].some(
              (entry) => entry.kind === kind && entry.folder === folder,
            ),
        )
        .map((kind) =>
          fileFinding(
            `questions/${folder}/${kind}s.yaml`,
            `The topic "${folder}" has no ${kind}s.`,
          ),
        ),
    ),
};

/** Teaching order: a topic comes after every topic it builds on, which also rules out circles. */
export const topicOrder: Rule = {
  id: 'topic-order',
  severity: 'error',
  remedy: 'Move the topic below the ones it builds on.',
  check: (draft) => {
    const position = new Map(draft.topics.map(({ id, index }) => [id, index]));
    return draft.topics.flatMap((topic) =>
      topic.value.buildsOn.flatMap((id, listed) =>
        (position.get(id) ?? -1) > topic.index
          ? [finding(topic, ['buildsOn', listed], `"${id}" comes later than "${topic.id}".`)]
          : [],
      ),
    );
  },
};

/** The short title fits a narrow column. */
export const shortTitle: Rule = {
  id: 'short-title',
  severity: 'error',
  remedy: 'Use one or two words.',
  check: (draft) =>
    draft.topics
      .filter((topic) => topic.value.shortTitle.split(/\s+/).length > 2)
      .map((topic) => finding(topic, ['shortTitle'], 'The short title has more than two words.')),
};
