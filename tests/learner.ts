/** An invented learner: a believable log made by the app's own core, the same for the same seed. */
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { BankIndex, Question, TopicBank } from '../src/lib/core/bank/types.ts';
import { gradeAnswer } from '../src/lib/core/grading/grade-answer.ts';
import { gradeFor } from '../src/lib/core/memory/evidence.ts';
import { chooseForm } from '../src/lib/core/memory/form.ts';
import { reviewQueue } from '../src/lib/core/memory/queue.ts';
import { createScheduler } from '../src/lib/core/memory/scheduler.ts';
import { endOfStudyDayMs, studyDay } from '../src/lib/core/memory/study-day.ts';
import type {
  AnswerEvent,
  Certainty,
  Draft,
  Given,
  ProgressEvent,
} from '../src/lib/core/progress/events.ts';
import { createFold } from '../src/lib/core/progress/fold.ts';
import { emptySnapshot } from '../src/lib/core/progress/state.ts';
import { selectQuestions } from '../src/lib/core/quiz/select.ts';

export interface LearnerOptions {
  index: BankIndex;
  topics: readonly TopicBank[];
  seed: number;
  days: number;
  newFactsPerDay: number;
  /** The last day ends before this instant. */
  endMs: number;
}

const dayMs = 24 * 60 * 60 * 1000;
const device = 'test-device';

/** Studies on about three days of four: a review in the morning, and every third day a quiz on the facts begun. */
export function simulateLearner({
  index,
  topics,
  seed,
  days,
  newFactsPerDay,
  endMs,
}: LearnerOptions): ProgressEvent[] {
  const random = xoroshiro128plus(seed);
  const chance = () => uniformFloat64(random);
  const scheduler = createScheduler({
    desiredRetention: 0.9,
    learningStepsMinutes: [10],
    relearningStepsMinutes: [10],
  });
  const fold = createFold((card, input) => scheduler.review(card, input));
  const questions = new Map(topics.flatMap((topic) => topic.questions.map((one) => [one.id, one])));
  const log: ProgressEvent[] = [];
  let snapshot = emptySnapshot;

  function append(draft: Draft): ProgressEvent {
    const sequence = String(log.length + 1).padStart(10, '0');
    const event = { ...draft, v: 1, id: `${device}-${sequence}`, device } as ProgressEvent;
    log.push(event);
    const folded = fold.fold(snapshot, [event]);
    if (folded.kind !== 'folded') throw new Error('the invented log must fold in order');
    snapshot = folded.snapshot;
    return event;
  }

  function knows(fact: string, atMs: number): boolean {
    const card = snapshot.cards.find((one) => one.fact === fact);
    // A memory somewhat worse than the model expects, so that the history holds lapses and held misconceptions.
    const recall = card === undefined ? 0.45 : scheduler.retrievability(card, atMs) ** 1.5;
    return chance() < recall;
  }

  function givenFor(question: Question, isRight: boolean): Given {
    if (question.kind === 'choice') {
      const wrong = Math.floor(chance() * (question.options.length - 1)) + 1;
      return { kind: 'choice', option: isRight ? 0 : wrong };
    }
    if (question.kind === 'multiple') {
      const keys = question.options.flatMap(({ isKey }, position) => (isKey ? [position] : []));
      return {
        kind: 'multiple',
        options: isRight ? keys : [...keys.slice(1), question.options.length - 1],
      };
    }
    if (question.kind === 'number') {
      return {
        kind: 'text',
        text: String(
          isRight ? question.value : (question.wrong[0]?.value ?? question.value * 3 + 7),
        ),
      };
    }
    return {
      kind: 'text',
      text: isRight ? question.answer : (question.wrong[0]?.text ?? 'no idea'),
    };
  }

  function answer(
    question: Question,
    atMs: number,
    place: Pick<AnswerEvent, 'attempt' | 'position'>,
  ): void {
    const isRight = knows(question.facts[0]!, atMs);
    const certainty: Certainty = isRight
      ? chance() < 0.7
        ? 'sure'
        : 'think'
      : chance() < 0.3
        ? 'sure'
        : chance() < 0.6
          ? 'think'
          : 'guess';
    const given = givenFor(question, isRight);
    const verdict = gradeAnswer(question, given, { knownTerms: index.knownTerms });
    const grade = gradeFor({
      score: verdict.score,
      form: question.kind,
      optionCount: 'options' in question ? question.options.length : 0,
      certainty,
      hintUsed: false,
    });
    append({
      kind: 'answer',
      atMs,
      question: question.id,
      form: question.kind,
      grades: question.facts.map((fact) => ({ fact, grade })),
      given,
      score: verdict.score,
      certainty,
      tookMs: Math.round(8_000 + chance() * 16_000),
      contentHash: question.contentHash,
      day: studyDay(atMs, 4),
      seed: 1,
      misconceptions: verdict.misconceptions,
      ...place,
    });
  }

  for (let day = days; day >= 1; day -= 1) {
    if (chance() < 0.25 && day !== 1) continue;
    let atMs = endMs - day * dayMs + Math.round(chance() * 3_600_000);
    const step = () => (atMs += Math.round(14_000 + chance() * 15_000));
    const cards = () => new Map(snapshot.cards.map((card) => [card.fact, card]));
    const queue = reviewQueue({
      factIds: index.facts.map(({ id }) => id),
      cards: cards(),
      nowMs: atMs,
      endOfDayMs: endOfStudyDayMs(atMs, 4),
      newLimit: newFactsPerDay,
      newDoneToday: 0,
      seed: day,
    }).slice(0, 30);
    for (const fact of queue) {
      step();
      const card = cards().get(fact) ?? null;
      const chosen = chooseForm({
        forms: [
          ...index.questions
            .filter(({ facts }) => facts.includes(fact))
            .map(({ id, kind }) => ({ question: id, form: kind })),
          { question: null, form: 'recall' },
        ],
        card,
        seed: day,
      });
      const question = chosen.question === null ? undefined : questions.get(chosen.question);
      if (question !== undefined) {
        answer(question, atMs, {});
        continue;
      }
      const isRight = knows(fact, atMs);
      append({
        kind: 'answer',
        atMs,
        question: null,
        form: 'recall',
        grades: [{ fact, grade: isRight ? 'good' : 'again' }],
        given: { kind: 'recall' },
        score: isRight ? 1 : 0,
        certainty: null,
        tookMs: Math.round(5_000 + chance() * 9_000),
        contentHash: '00000000',
        day: studyDay(atMs, 4),
        seed: 1,
        misconceptions: [],
      });
    }
    if (day % 3 !== 0) continue;
    step();
    const known = cards();
    const selected = selectQuestions(
      { ...index, facts: index.facts.filter(({ id }) => known.has(id)) },
      { topics: [], kinds: [], length: day % 2 === 0 ? 10 : 20, from: 'mixed' },
      { cards: known, mistakenFacts: [], heldMisconceptions: [], nowMs: atMs },
      day,
    );
    const attempt = `attempt-${String(day)}`;
    append({
      kind: 'attempt-started',
      atMs,
      attempt,
      title: day % 2 === 0 ? 'Quick ten' : 'My own quiz',
      mode: 'practice',
      seed: day,
      questions: selected.map(({ id }) => id),
    });
    selected.forEach(({ id }, position) => {
      step();
      const question = questions.get(id);
      if (question !== undefined) answer(question, atMs, { attempt, position });
    });
    append({ kind: 'attempt-submitted', atMs: step(), attempt });
  }
  return log;
}
