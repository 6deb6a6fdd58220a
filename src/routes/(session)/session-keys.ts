import type { Asking } from '#lib/app/session/asking.svelte.ts';
import type { Shortcut } from '#lib/app/device/shortcuts.ts';
import type { Certainty, Grade } from '#lib/core/progress/events.ts';

/** What the help dialog lists. */
export const sessionKeys = [
  { keys: '1 – 9', does: 'Choose an answer, or grade a flashcard' },
  { keys: 'S, T, G', does: 'Sure, Think so, Guess: submits the answer' },
  { keys: 'Space', does: 'Show the answer of a flashcard' },
  { keys: 'Enter', does: 'Continue; in a text field, go to the certainty' },
  { keys: 'U', does: 'Undo the last answer' },
  { keys: 'F', does: 'Flag a question of a quiz' },
  { keys: '← →', does: 'Back and on in an exam' },
  { keys: '?', does: 'Show these keys' },
];

interface Handlers {
  tells: boolean;
  grades: 'two' | 'four';
  focusCertainty: () => void;
  /** Called after an answer that nothing is told about. */
  onanswered: () => void;
  undo: () => void;
  continue: () => void;
}

const certainties: [string, Certainty][] = [
  ['s', 'sure'],
  ['t', 'think'],
  ['g', 'guess'],
];

/** The keys that work for what is on the screen now. */
export function answerShortcuts(asking: Asking, handlers: Handlers): Shortcut[] {
  const undo = { key: 'u', run: handlers.undo };
  if (asking.phase === 'answered' && handlers.tells) {
    return [undo, { key: 'enter', always: true, run: handlers.continue }];
  }
  if (asking.phase !== 'asking') return [];
  if (asking.form === 'recall') {
    if (!asking.turned) {
      const turn = () => {
        asking.turn();
      };
      return [
        undo,
        { key: ' ', always: true, run: turn },
        { key: 'enter', always: true, run: turn },
      ];
    }
    const grades: Grade[] =
      handlers.grades === 'two' ? ['again', 'good'] : ['again', 'hard', 'good', 'easy'];
    return [
      undo,
      ...grades.map((grade, position) => ({
        key: String(position + 1),
        run: () => void asking.remember(grade),
      })),
    ];
  }
  const choose = asking.order.map((bankPosition, screenPosition) => ({
    key: String(screenPosition + 1),
    run: () => {
      asking.selected =
        asking.form === 'choice'
          ? [bankPosition]
          : asking.selected.includes(bankPosition)
            ? asking.selected.filter((one) => one !== bankPosition)
            : [...asking.selected, bankPosition];
    },
  }));
  const submit = certainties.map(([key, certainty]) => ({
    key,
    run: () => {
      void asking.submit(certainty).then(() => {
        if (!handlers.tells && asking.phase === 'answered') handlers.onanswered();
      });
    },
  }));
  return [undo, ...choose, ...submit, { key: 'enter', always: true, run: handlers.focusCertainty }];
}
