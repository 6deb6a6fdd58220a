/** Logs for tests, made from numbers so that a failing one can be shrunk. */
import type { Grade, ProgressEvent } from './events.ts';
import type { ReviewCard } from './fold.ts';
import { eventId } from './record.ts';

/** A memory model that shows in the card everything it was told, without formulas of its own. */
export const reviewForTests: ReviewCard = (card, input) => ({
  fact: input.fact,
  phase: input.grade === 'again' ? 'relearning' : 'review',
  stability: (card?.stability ?? 1) * 1.1 + input.settings.desiredRetention,
  difficulty: 5,
  dueAtMs: input.atMs + (card?.reviews ?? 0) * 1000,
  lastReviewAtMs: input.atMs,
  lastReviewDay: input.day,
  intervalDays: input.right ? 3 : 0,
  learningStep: 0,
  reviews: (card?.reviews ?? 0) + 1,
  lapses: (card?.lapses ?? 0) + (input.grade === 'again' ? 1 : 0),
  lastForm: input.form,
  lastQuestion: input.question,
  rightForms: input.right
    ? [{ form: input.form, firstDay: input.day, lastDay: input.day }]
    : (card?.rightForms ?? []),
  suspended: false,
});

/** One step of a made-up history: what happens, to what, and how far the clock moves (also backwards). */
export interface Step {
  kind: number;
  target: number;
  clockMovesMs: number;
}

const grades: Grade[] = ['again', 'hard', 'good', 'easy'];
const dayMs = 24 * 60 * 60 * 1000;

/** The answer of a test, right by default. */
export function testAnswer(
  overrides: Partial<Extract<ProgressEvent, { kind: 'answer' }>> & { sequence?: number } = {},
): Extract<ProgressEvent, { kind: 'answer' }> {
  const { sequence = 1, ...fields } = overrides;
  const device = fields.device ?? 'a';
  return {
    v: 1,
    id: eventId(device, sequence),
    device,
    atMs: 1_700_000_000_000 + sequence * 1000,
    kind: 'answer',
    question: 'who-owns-alipay',
    form: 'choice',
    grades: [{ fact: 'owner', grade: 'good' }],
    given: { kind: 'choice', option: 0 },
    score: 1,
    certainty: 'sure',
    tookMs: 4_000,
    contentHash: '0badcafe',
    day: 19_675,
    seed: 1,
    misconceptions: [],
    ...fields,
  };
}

/** The log a device writes when the steps happen to it. Undoing takes back an earlier event of `known` or of itself. */
export function logFromSteps(
  device: string,
  steps: readonly Step[],
  known: readonly ProgressEvent[] = [],
): ProgressEvent[] {
  const log: ProgressEvent[] = [];
  const attempts: string[] = [];
  let atMs = 1_700_000_000_000;
  for (const [index, { kind, target, clockMovesMs }] of steps.entries()) {
    atMs = Math.max(0, atMs + clockMovesMs);
    const base = { v: 1 as const, id: eventId(device, index + 1), device, atMs };
    const fact = ['__proto__', 'owner', 'founded', 'licence'][target % 4] ?? '';
    const attempt = attempts[target % Math.max(1, attempts.length)] ?? 'never-started';
    const earlier = [...known, ...log];
    const undone = earlier[target % Math.max(1, earlier.length)]?.id ?? 'nothing-0000000001';
    log.push(
      (() => {
        switch (kind % 12) {
          case 0:
            attempts.push(`${device}-attempt-${index}`);
            return {
              ...base,
              kind: 'attempt-started',
              attempt: `${device}-attempt-${index}`,
              title: 'Quick ten',
              mode: target % 2 === 0 ? 'exam' : 'practice',
              seed: target,
              questions: ['q1', 'q2', 'q3'],
            };
          case 1:
            return { ...base, kind: 'attempt-submitted', attempt };
          case 2:
            return {
              ...base,
              kind: 'flagged',
              attempt,
              position: target % 4,
              flagged: target % 3 > 0,
            };
          case 3:
          case 4:
            return { ...base, kind: 'undone', event: undone };
          case 5:
            return { ...base, kind: 'suspended', fact };
          case 6:
            return { ...base, kind: 'resumed', fact };
          case 7:
            return { ...base, kind: 'reset', fact };
          case 8:
            return {
              ...base,
              kind: 'setting-changed',
              key: ['desiredRetention', 'theme', '__proto__', 'newFactsPerDay'][target % 4] ?? '',
              value: [0.85, 'dark', true, 20][(target + (clockMovesMs % 2)) % 4] ?? 0,
            };
          default:
            return testAnswer({
              ...base,
              grades: [
                { fact, grade: grades[target % 4] ?? 'good' },
                { fact: 'owner', grade: 'good' },
              ],
              score: [0, 0.5, 1, 1][target % 4] ?? 1,
              tookMs: 1000 + (target % 7) * 0.1,
              day: Math.floor(atMs / dayMs),
              ...(kind % 2 === 0 ? { attempt, position: target % 4 } : {}),
            });
        }
      })(),
    );
  }
  return log;
}
